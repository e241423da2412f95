import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { parseDayRange } from "@aiwork/agreement/timeline/day-range";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryConsultationsArgs } from "../generated/resolvers";
import { CONSULTATIONS, type ConsultationRow } from "./consultation.loader";

export type Consultations = Connection<ConsultationRow>;

/** The latest consultation first. @throws DAYS_REVERSED */
export function readConsultations(
  { database, caller }: SubgraphContext,
  { filter, ...page }: QueryConsultationsArgs,
): Promise<Consultations> {
  const { from, to } = parseDayRange(filter);
  // guard: worklist-of-consultations-holds-own-service-points
  const { list, values } = filterList(CONSULTATIONS, [
    { name: "point", value: filter?.servicePointId, condition: (id) => `service_point_id = ${id}` },
    atOwnServicePoints(caller),
    { name: "from", value: from, condition: (day) => `held_on >= ${day}::date` },
    { name: "to", value: to, condition: (day) => `held_on <= ${day}::date` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
