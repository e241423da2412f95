import type { DisclosureConsent } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import {
  type ConsentJson,
  consentsAsJsonColumn,
  parseConsents,
} from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import type { RecordedNextAction } from "@aiwork/agreement/joint-counter/next-action/next-action";
import { type LinkedIds, linkedIdsColumns } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf, jsonOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import {
  RegistrationEntity,
  standingRegistrationFirst,
} from "../../employment-placement/registration/registration.entity";
import type { TrialEmploymentRow } from "../../employment-placement/trial-employment/trial-employment.queries";
import { consultationNextActionColumn } from "../../vocational-consultation/consultation/consultation.queries";
import { NationalFileEntity } from "../seeker/seeker.entity";
import { trialsColumn } from "./case.queries";

/** The national half of a person: the file, and the fields that are read with it in one statement. */
export interface NationalHalf extends NationalFileEntity, LinkedIds {
  /** The registration that stands. */
  registration: RegistrationEntity | null;
  nextAction: RecordedNextAction | null;
  /** Newest first. */
  trialEmployments: TrialEmploymentRow[];
  consents: DisclosureConsent[];
}

const HALVES: Statement = {
  name: "national-halves",
  text: `select requested.key as "requestedId", ${columnsOf(NationalFileEntity, "file")}, ${jsonOf(RegistrationEntity, "standing")} as "registration",
      ${consultationNextActionColumn("file.seeker_id")} as "nextAction", ${trialsColumn("file.seeker_id")} as "trialEmployments",
      ${consentsAsJsonColumn("file.seeker_id")} as consents, ${linkedIdsColumns("file.seeker_id", "requested.key")}
    from unnest($1::uuid[]) as requested (key)
    cross join lateral (select file_of(requested.key) as id offset 0) as person
    join national_file as file on file.seeker_id = person.id
    left join lateral (
      select * from registration where seeker_id = file.seeker_id and status <> 'VOIDED' order by ${standingRegistrationFirst("$2")} limit 1
    ) as standing on true`,
};

/** The id that was requested, which may be another id of the same person. */
export interface FoundHalf {
  requestedId: string;
}
type HalfRow = Omit<NationalHalf, "consents"> & FoundHalf & { consents: ConsentJson[] };

/** Null for a person unknown to the national side. */
export const nationalHalfOfSeeker = requestLoader<SubgraphContext, string, NationalHalf & FoundHalf>(
  async ({ database, clock }, seekerIds) => {
    const rows = await database.read<HalfRow>(HALVES, [seekerIds, clock.today()]);
    return rows.map((row) => ({ ...row, consents: parseConsents(row.consents) }));
  },
  ({ requestedId }) => requestedId,
);
