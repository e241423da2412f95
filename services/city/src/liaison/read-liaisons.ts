import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { type Filter, filterList } from "@aiwork/runtime/connection/filter-list";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { LiaisonFilter } from "../generated/resolvers";
import { LIAISONS, type Liaisons } from "./liaison.loader";
import { liaisonStatusFilter, overdueFilter } from "./liaison-status";

/** The liaisons at the caller's service points. National staff, guests here, read only those that concern them. */
export async function readLiaisons(
  { database, clock, caller }: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: LiaisonFilter | null },
): Promise<Liaisons> {
  // guard: worklist-of-liaisons-holds-own-service-points
  const { list, values } = filterList(LIAISONS, [
    { name: "to", value: filter?.addressedTo, condition: (addressee) => `addressed_to = ${addressee}` },
    { name: "point", value: filter?.servicePointId, condition: (point) => `service_point_id = ${point}` },
    atOwnServicePoints(caller),
    ofGuests(caller),
    liaisonStatusFilter(filter?.status, clock.today()),
    overdueFilter(filter?.overdue, clock.today()),
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}

function ofGuests({ party }: Caller): Filter {
  return {
    name: "guests",
    // guard: citys-staff-are-given-all-liaisons
    value: party === "NATIONAL" ? party : null,
    // guard: national-officers-are-given-what
    condition: (guest) => `(opened_by = ${guest} or addressed_to = 'NATIONAL_SERVICE_POINT')`,
  };
}
