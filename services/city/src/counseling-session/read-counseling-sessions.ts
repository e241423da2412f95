import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { parseDayRange } from "@aiwork/agreement/timeline/day-range";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { CounselingSessionFilter } from "../generated/resolvers";
import { type CounselingSessions, SESSIONS } from "./counseling-session.loader";

/** The sessions at the caller's own service points. @throws DAYS_REVERSED */
export async function readCounselingSessions(
  { database, caller }: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: CounselingSessionFilter | null },
): Promise<CounselingSessions> {
  const { from, to } = parseDayRange(filter);
  // guard: worklist-of-sessions-holds-own-service-points
  const { list, values } = filterList(SESSIONS, [
    { name: "point", value: filter?.servicePointId, condition: (point) => `session.service_point_id = ${point}` },
    atOwnServicePoints(caller, (points) => `session.service_point_id = any (${points}::text[])`),
    { name: "from", value: from, condition: (day) => `session.day >= ${day}` },
    { name: "to", value: to, condition: (day) => `session.day <= ${day}` },
    { name: "status", value: filter?.status, condition: (status) => `session.status = ${status}` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
