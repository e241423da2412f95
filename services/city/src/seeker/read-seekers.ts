import { atOwnServicePoints } from "@aiwork/agreement/access/counter-roles";
import type { SeekerKey } from "@aiwork/agreement/seeker-key";
import { filterList, searchFilter } from "@aiwork/runtime/connection/filter-list";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { SeekerFilter } from "../generated/resolvers";

const SEEKERS: KeysetList = {
  name: "seekers",
  select: `select seeker_id as id, seeker_id, registered_at as "registeredAt", registered_on from city_file`,
  order: [
    ["registered_on", "date"],
    ["seeker_id", "uuid"],
  ],
};

/** A seeker with the service point of the city file. */
export type ListedSeeker = SeekerKey & { registeredAt: string };
export type Seekers = Connection<ListedSeeker>;
export type SeekerEdge = Seekers["edges"][number];

/**
 * The seekers registered at the caller's service points, by the day their city file was opened, latest first. Of linked
 * files, only the kept one is listed.
 */
export async function readSeekers(
  { database, caller }: SubgraphContext,
  { search, filter, ...page }: PageArguments & { search?: string | null; filter?: SeekerFilter | null },
): Promise<Seekers> {
  // guard: worklist-of-persons-holds-own-service-points
  const { list, values } = filterList(SEEKERS, [
    { name: "point", value: filter?.servicePointId, condition: (point) => `registered_at = ${point}` },
    atOwnServicePoints(caller, (points) => `registered_at = any (${points}::text[])`),
    { name: "status", value: filter?.status, condition: (status) => `status = ${status}` },
    searchFilter(search, "search_city_profiles", "seeker_id"),
    {
      name: "kept",
      value: true,
      // guard: worklist-names-person-once
      condition: (yes) => `${yes}::boolean and not exists (select from linked_file where duplicate_id = seeker_id)`,
    },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
