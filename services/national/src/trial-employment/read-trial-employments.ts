import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryTrialEmploymentsArgs } from "../generated/resolvers";
import type { TrialEmploymentRow } from "../referral/referral-row";
import { planOverdueFilter } from "./plan-overdue";
import { TrialEmploymentEntity } from "./trial-employment.entity";

const NEWEST: KeysetList = {
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
  const { list, values } = filterList(NEWEST, [
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
    atOwnServicePoints(caller, placedAt),
    planOverdueFilter(filter?.planOverdue, clock.today()),
    { name: "ending", value: filter?.endingBy, condition: (day) => `planned_end_on <= ${day}::date` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}

/** A trial belongs to the service point of its placement. */
// guard: trial-is-of-service-point
const placedAt = (points: string) =>
  `exists (select from placement where placement.id = placement_id and service_point_id = any (${points}::text[]))`;
