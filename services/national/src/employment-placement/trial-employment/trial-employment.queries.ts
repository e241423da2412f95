import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryTrialEmploymentsArgs } from "../../generated/resolvers";
import { CITED_BY_REFERRAL, PLACEMENT_OF_TRIAL_ALONG } from "../../joint-counter/national-support/case-columns";
import type { TrialEmploymentRow } from "../referral/referral.queries";
import { TrialEmploymentEntity, trialPlanOverdueFilter } from "./trial-employment.entity";

export type TrialPayload = MutationResult<"trialId">;

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

const TRIAL_EMPLOYMENTS: KeysetList = {
  name: "trial-employments",
  select: `select ${columnsOf(TrialEmploymentEntity)}, starts_on from trial_employment`,
  order: [
    ["starts_on", "date"],
    ["id", "uuid"],
  ],
};

export type TrialEmployments = Connection<TrialEmploymentRow>;

/** The latest start first. */
export function readTrialEmployments(
  { database, clock, caller }: SubgraphContext,
  { filter, ...page }: QueryTrialEmploymentsArgs,
): Promise<TrialEmployments> {
  // guard: worklist-of-trials-holds-own-service-points
  const { list, values } = filterList(TRIAL_EMPLOYMENTS, [
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
    atOwnServicePoints(caller, placedAt),
    trialPlanOverdueFilter(filter?.planOverdue, clock.today()),
    { name: "ending", value: filter?.endingBy, condition: (day) => `planned_end_on <= ${day}::date` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

/** A trial belongs to the service point of its placement. */
// guard: trial-is-of-service-point
const placedAt = (points: string) =>
  `exists (select from placement where placement.id = placement_id and service_point_id = any (${points}::text[]))`;
