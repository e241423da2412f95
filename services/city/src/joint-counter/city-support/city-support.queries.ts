import type { DisclosureConsent } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import {
  type ConsentJson,
  consentsAsJsonColumn,
  parseConsents,
} from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import type { RecordedNextAction } from "@aiwork/agreement/joint-counter/next-action/next-action";
import { type LinkedIds, linkedIdsColumns } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { counselingNextActionColumn } from "../../career-counseling/counseling-session/counseling-session.queries";
import { CityFileEntity, type CityProfileEntity } from "../seeker/seeker.entity";

/** The city's half of a seeker: the file as the caller may see it, with the next action and the consents. */
export interface CityHalf extends CityFileEntity, LinkedIds {
  /** The requested id. Where files were linked, `seekerId` is the id of the kept file. */
  key: string;
  /** Null where it is unknown, or where the caller may not see it. */
  publicAssistance: boolean | null;
  nextAction: RecordedNextAction | null;
  consents: DisclosureConsent[];
}

/** The city's half together with the profile, where the caller may read the profile. */
export type CityHalfWithProfile = CityHalf & CityProfileEntity;

const CITY_HALVES: Statement = {
  name: "city-halves",
  // guard: both-ids-go-on-resolving
  text: `select requested.key, ${columnsOf(CityFileEntity, "file")}, person.id as "seekerId",
      assistance.received as "publicAssistance", ${counselingNextActionColumn("person.id")} as "nextAction",
      ${consentsAsJsonColumn("person.id")} as consents, ${linkedIdsColumns("person.id", "requested.key")}
    from unnest($1::uuid[]) as requested (key) cross join lateral (select file_of(requested.key) as id offset 0) as person
    left join city_file as file on file.seeker_id = person.id
    left join public_assistance as assistance on assistance.seeker_id = person.id
    where seeker_is_visible(person.id)`,
};

type CityHalfRow = Omit<CityHalf, "consents"> & { consents: ConsentJson[] };

export const cityHalfOfSeeker = requestLoader<SubgraphContext, string, CityHalf>(
  async ({ database }, seekerIds) => {
    const rows = await database.read<CityHalfRow>(CITY_HALVES, [seekerIds]);
    return rows.map((row) => ({ ...row, consents: parseConsents(row.consents) }));
  },
  ({ key }) => key,
);
