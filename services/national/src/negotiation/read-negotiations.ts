import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryNegotiationsArgs } from "../generated/resolvers";
import { NEGOTIATIONS, type NegotiationRow } from "./negotiation.loader";

export type Negotiations = Connection<NegotiationRow>;

/** The latest negotiation first. A negotiation belongs to the service point that received the registration. */
export function readNegotiations(
  { database, caller }: SubgraphContext,
  { filter, ...page }: QueryNegotiationsArgs,
): Promise<Negotiations> {
  // guard: worklist-of-negotiations-holds-own-service-points
  const { list, values } = filterList(NEGOTIATIONS, [
    { name: "point", value: filter?.servicePointId, condition: (point) => receivedAt(`= ${point}`) },
    atOwnServicePoints(caller, (points) => receivedAt(`= any (${points}::text[])`)),
    { name: "status", value: filter?.status, condition: (state) => `status = ${state}` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}

// guard: negotiation-is-of-service-point-of-own-registration
const receivedAt = (point: string) =>
  `exists (select from registration where registration.id = registration_id and service_point_id ${point})`;
