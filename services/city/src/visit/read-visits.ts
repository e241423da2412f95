import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { parseDayRange } from "@aiwork/agreement/timeline/day-range";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { VisitFilter } from "../generated/resolvers";
import { VISITS, type Visits } from "./visit.loader";

/** The visits at one of the caller's service points, both days included. @throws DAYS_REVERSED */
export async function readVisits(
  { database, caller }: SubgraphContext,
  { filter, ...page }: PageArguments & { filter: VisitFilter },
): Promise<Visits> {
  const { from, to } = parseDayRange(filter);
  // guard: visits-are-given-at-own-service-points
  const { list, values } = filterList(VISITS, [
    { name: "point", value: filter.servicePointId, condition: (point) => `service_point_id = ${point}` },
    atOwnServicePoints(caller),
    { name: "from", value: from, condition: (day) => `visited_on >= ${day}` },
    { name: "to", value: to, condition: (day) => `visited_on <= ${day}` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
