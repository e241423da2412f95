import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { CITED_BY_REFERRAL, PLACEMENT_OF_TRIAL_ALONG } from "../referral/referral-along";
import type { TrialEmploymentRow } from "../referral/referral-row";
import { TrialEmploymentEntity } from "./trial-employment.entity";

export type ActedOnTrial = ActedOn<"trialId">;

const BY_ID: Statement = {
  name: "trial-employments-by-id",
  text: `select ${columnsOf(TrialEmploymentEntity)} from trial_employment where id = any ($1::uuid[])`,
};
const OF_PLACEMENTS: Statement = {
  name: "trial-employments-of-placements",
  text: `select ${columnsOf(TrialEmploymentEntity)} from trial_employment where placement_id = any ($1::uuid[])`,
};

/**
 * A column for the statement that reads a person's half: the trials with their placements as JSON, newest first.
 * @param seekerId the column that holds the person's id
 */
export function trialsColumn(seekerId: string): string {
  return `(select coalesce(json_agg(trial), '[]') from (
      select ${columnsOf(TrialEmploymentEntity, "trial_employment")}, ${PLACEMENT_OF_TRIAL_ALONG} as "placement"
      from trial_employment join placement on placement.id = placement_id
      left join referral on referral.id = placement.referral_id ${CITED_BY_REFERRAL}
      where trial_employment.seeker_id = ${seekerId}
      order by trial_employment.starts_on desc, trial_employment.id desc
    ) as trial)`;
}

export const trialById = requestLoader<SubgraphContext, string, TrialEmploymentRow>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const trialOfPlacement = requestLoader<SubgraphContext, string, TrialEmploymentRow>(
  ({ database }, placementIds) => database.read(OF_PLACEMENTS, [placementIds]),
  ({ placementId }) => placementId,
);
