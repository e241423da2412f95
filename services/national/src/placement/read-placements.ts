import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryPlacementsArgs } from "../generated/resolvers";
import { refuse } from "../national-refusals";
import type { PlacementRow } from "../referral/referral-row";
import { PLACEMENTS } from "./placement.loader";

export type Placements = Connection<PlacementRow>;

/** The latest hire first. @throws HIRED_DAYS_REVERSED */
export function readPlacements(
  { database, caller }: SubgraphContext,
  { filter, ...page }: QueryPlacementsArgs,
): Promise<Placements> {
  if (filter?.hiredFrom && filter.hiredTo && filter.hiredFrom > filter.hiredTo) throw refuse("HIRED_DAYS_REVERSED");
  // guard: worklist-of-placements-holds-own-service-points
  const { list, values } = filterList(PLACEMENTS, [
    { name: "point", value: filter?.servicePointId, condition: (id) => `service_point_id = ${id}` },
    atOwnServicePoints(caller),
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
    { name: "from", value: filter?.hiredFrom, condition: (day) => `hired_on >= ${day}::date` },
    { name: "to", value: filter?.hiredTo, condition: (day) => `hired_on <= ${day}::date` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
