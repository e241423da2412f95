import {
  type ConsentJson,
  consentsColumn,
  readConsents,
} from "@aiwork/agreement/disclosure-consent/consents-of-seeker";
import type { DisclosureConsent } from "@aiwork/agreement/disclosure-consent/disclosure-consent";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { jsonOf } from "@aiwork/runtime/database/json-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { type NextAction, nextActionColumn } from "../consultation/next-action";
import type { TrialEmploymentRow } from "../referral/referral-row";
import { RegistrationEntity } from "../registration/registration.entity";
import { trialsColumn } from "../trial-employment/trial-employment.loader";
import { NationalFileEntity } from "./national-file.entity";

/** The national half of a person: the file, and the fields that are read with it in one statement. */
export interface NationalHalf extends NationalFileEntity {
  /** The latest registration. */
  registration: RegistrationEntity | null;
  nextAction: NextAction | null;
  /** Newest first. */
  trialEmployments: TrialEmploymentRow[];
  consents: DisclosureConsent[];
}

const HALVES: Statement = {
  name: "national-halves",
  text: `select asked.key as "askedId", ${columnsOf(NationalFileEntity, "file")}, ${jsonOf(RegistrationEntity, "latest")} as "registration",
      ${nextActionColumn("file.seeker_id")} as "nextAction", ${trialsColumn("file.seeker_id")} as "trialEmployments",
      ${consentsColumn("file.seeker_id")} as consents
    from unnest($1::uuid[]) as asked (key)
    cross join lateral (select file_of(asked.key) as id offset 0) as person
    join national_file as file on file.seeker_id = person.id
    left join lateral (
      select * from registration where seeker_id = file.seeker_id order by received_on desc, id desc limit 1
    ) as latest on true`,
};

/** The id that was requested, which may be another id of the same person. */
export interface Found {
  askedId: string;
}
type Row = Omit<NationalHalf, "consents"> & Found & { consents: ConsentJson[] };

/** Null for a person unknown to the national side. */
export const nationalHalfOfSeeker = requestLoader<SubgraphContext, string, NationalHalf & Found>(
  async ({ database }, seekerIds) => {
    const rows = await database.read<Row>(HALVES, [seekerIds]);
    return rows.map((row) => ({ ...row, consents: readConsents(row.consents) }));
  },
  ({ askedId }) => askedId,
);
