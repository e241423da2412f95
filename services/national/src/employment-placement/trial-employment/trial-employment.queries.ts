import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest, searchFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryTrialEmploymentsArgs } from "../../generated/resolvers";
import type { PlacementRow } from "../placement/placement.queries";
import { TrialEmploymentEntity, trialPlanOverdueFilter, trialStatusFilter } from "./trial-employment.entity";

/** A trial employment, with its placement where its statement joined it. */
export interface TrialEmploymentRow extends TrialEmploymentEntity {
  placement?: PlacementRow | null;
}

/** A placement, with its trial where its statement joined it. */
export interface PlacementWithTrial extends PlacementRow {
  trial?: TrialEmploymentRow | null;
}

export type TrialPayload = MutationResult<"trialId">;

const BY_ID: Statement = {
  name: "trial-employments-by-id",
  text: `select ${columnsOf(TrialEmploymentEntity)} from trial_employment where id = any ($1::uuid[])`,
};
const OF_PLACEMENTS: Statement = {
  name: "trial-employments-of-placements",
  text: `select ${columnsOf(TrialEmploymentEntity)} from trial_employment where placement_id = any ($1::uuid[])`,
};

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
  select: `select ${columnsOf(TrialEmploymentEntity)}, starts_on, entered from trial_employment`,
  order: [
    ["starts_on", "date"],
    ["entered", "bigint"],
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
    trialStatusFilter(filter?.status, clock.today()),
    atOwnServicePoints(caller, placedAt),
    trialPlanOverdueFilter(filter?.planOverdue, clock.today()),
    { name: "ending", value: filter?.endingBy, condition: (day) => `planned_end_on <= ${day}::date` },
    searchFilter(filter?.person, "search_national_profiles", "seeker_id"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

/** A trial belongs to the service point of its placement. */
// guard: trial-is-of-service-point
const placedAt = (points: string) =>
  `exists (select from placement where placement.id = placement_id and service_point_id = any (${points}::text[]))`;
