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

/** The city's half of a seeker: the file as the caller may see it, with the next action and the consents. */
export interface CityHalf extends CityFileEntity {
  /** The requested id. Where files were linked, `seekerId` is the id of the kept file. */
  key: string;
  /** Null where it is unknown, or where the caller may not see it. */
  publicAssistance: boolean | null;
  nextAction: NextAction | null;
  consents: DisclosureConsent[];
}

/** The city's half together with the profile, where the caller may read the profile. */
export type ProfiledHalf = CityHalf & CityProfileEntity;

const HALVES: Statement = {
  name: "city-halves",
  // guard: both-ids-go-on-resolving
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
