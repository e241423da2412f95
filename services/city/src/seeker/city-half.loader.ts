import {
  type ConsentJson,
  consentsColumn,
  readConsents,
} from "@aiwork/agreement/disclosure-consent/consents-of-seeker";
import type { DisclosureConsent } from "@aiwork/agreement/disclosure-consent/disclosure-consent";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { type NextAction, nextActionColumn } from "../counseling-session/next-action";
import { CityFileEntity } from "./city-file.entity";
import type { CityProfileEntity } from "./city-profile.entity";

/** The head of the city's half: of the file what the reader may see, and what there is one or few of. */
export interface CityHalf extends CityFileEntity {
  /** The id that was asked for; of two that were linked, `seekerId` is the one that was kept. */
  key: string;
  /** Null where the city was not told, or the reader may not see it. */
  publicAssistance: boolean | null;
  nextAction: NextAction | null;
  consents: DisclosureConsent[];
}

/** The same where the profile may be read. */
export type ProfiledHalf = CityHalf & CityProfileEntity;

const HALVES: Statement = {
  name: "city-halves",
  text: `select asked.key, ${columnsOf(CityFileEntity, "file")}, person.id as "seekerId",
      assistance.received as "publicAssistance", ${nextActionColumn("person.id")} as "nextAction",
      ${consentsColumn("person.id")} as consents
    from unnest($1::uuid[]) as asked (key) cross join lateral (select file_of(asked.key) as id offset 0) as person
    left join city_file as file on file.seeker_id = person.id
    left join public_assistance as assistance on assistance.seeker_id = person.id
    where seeker_is_visible(person.id)`,
};

type Row = Omit<CityHalf, "consents"> & { consents: ConsentJson[] };

export const cityHalfOfSeeker = requestLoader<SubgraphContext, string, CityHalf>(
  async ({ database }, seekerIds) => {
    const rows = await database.read<Row>(HALVES, [seekerIds]);
    return rows.map((row) => ({ ...row, consents: readConsents(row.consents) }));
  },
  ({ key }) => key,
);
