import type { SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import {
  filterList,
  type KeysetList,
  type PageArguments,
  parsePageRequest,
  searchFilter,
} from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { SeekerFilter } from "../../generated/resolvers";

const SEEKERS: KeysetList = {
  name: "seekers",
  select: `select seeker_id as id, seeker_id, registered_at as "registeredAt", registered_on, entered from city_file`,
  order: [
    ["registered_on", "date"],
    ["entered", "bigint"],
  ],
};

/** A seeker with the service point of the city file. */
export type ListedSeeker = SeekerKey & { registeredAt: string };
export type SeekerPage = Connection<ListedSeeker>;
export type SeekerEdgeRow = SeekerPage["edges"][number];

/**
 * The seekers registered at the caller's service points, by the day their city file was opened, latest first. Of linked
 * files, only the kept one is listed.
 */
export async function readCitySeekers(
  { database, caller }: SubgraphContext,
  { search, filter, ...page }: PageArguments & { search?: string | null; filter?: SeekerFilter | null },
): Promise<SeekerPage> {
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
  return readConnection(database, list, values, parsePageRequest(page));
}
