import { parseDayRange } from "@aiwork/agreement/agreement/calendar/days";
import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { VisitFilter } from "../../generated/resolvers";
import { VisitEntity } from "./visit.entity";

export type VisitPage = Connection<VisitEntity>;
export type VisitPayload = MutationResult<"visitId">;

/** Visits by day, latest first, including voided visits. */
const VISITS: KeysetList = {
  name: "visits",
  select: `select ${columnsOf(VisitEntity)}, visited_on, entered from visit`,
  order: [
    ["visited_on", "date"],
    ["entered", "bigint"],
  ],
};
const VISITS_BY_ID: Statement = { name: "visits-by-id", text: `${VISITS.select} where id = any ($1::uuid[])` };

export const visitById = requestLoader<SubgraphContext, string, VisitEntity>(
  ({ database }, ids) => database.read(VISITS_BY_ID, [ids]),
  ({ id }) => id,
);

export const visitsOfSeeker = childConnections<VisitEntity>(
  { ...VISITS, select: `${VISITS.select} where seeker_id = parent.key` },
  "uuid",
);

/** The visits at one of the caller's service points, both days included. @throws DAYS_REVERSED */
export async function readVisits(
  context: SubgraphContext,
  { filter, ...page }: PageArguments & { filter: VisitFilter },
): Promise<VisitPage> {
  const { database, caller } = context;
  const { from, to } = parseDayRange(filter);
  // guard: visits-are-given-at-own-service-points
  const { list, values } = filterList(VISITS, [
    await servicePointFilter(context, filter.servicePointId),
    atOwnServicePoints(caller),
    { name: "from", value: from, condition: (day) => `visited_on >= ${day}` },
    { name: "to", value: to, condition: (day) => `visited_on <= ${day}` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
