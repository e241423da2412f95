import { filterList } from "@aiwork/runtime/connection/filter-list";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { LiaisonFilter } from "../generated/resolvers";
import { LIAISONS, type Liaisons } from "./liaison.loader";
import { liaisonStatusFilter, overdueFilter } from "./liaison-status";

export async function readLiaisons(
  { database, clock }: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: LiaisonFilter | null },
): Promise<Liaisons> {
  const { list, values } = filterList(LIAISONS, [
    { name: "to", value: filter?.addressedTo, condition: (addressee) => `addressed_to = ${addressee}` },
    { name: "point", value: filter?.servicePointId, condition: (point) => `service_point_id = ${point}` },
    liaisonStatusFilter(filter?.status, clock.today()),
    overdueFilter(filter?.overdue, clock.today()),
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
