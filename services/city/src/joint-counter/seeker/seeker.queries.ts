import { logSearch } from "@aiwork/agreement/joint-counter/access-record/log-search";
import { withoutConsentFilter } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import type { SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest, searchFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QuerySeekersArgs } from "../../generated/resolvers";

const SEEKERS: KeysetList = {
  name: "seekers",
  select: `select seeker_id as id, seeker_id, registered_at as "registeredAt", registered_on, entered from city_file`,
  order: [
    ["registered_on", "date"],
    ["entered", "bigint"],
  ],
};

/** Katakana in code order are in the order of the syllables (五十音順); the sealed cursor carries the name. */
const SEEKERS_BY_NAME: KeysetList = {
  name: "seekers:name",
  select: `select seeker_id as id, seeker_id, registered_at as "registeredAt", registered_on, entered,
      coalesce(sorted, '') as kana
    from city_file left join lateral (
      select coalesce(name_kana, name) collate "C" as sorted from city_profile where seeker_id = city_file.seeker_id
    ) as profile on true`,
  order: [
    ["kana", "text"],
    ["entered", "bigint"],
  ],
  ascending: true,
};

/** A seeker with the service point of the city file. */
export type ListedSeeker = SeekerKey & { registeredAt: string };
export type SeekerPage = Connection<ListedSeeker>;
export type SeekerEdgeRow = SeekerPage["edges"][number];

/**
 * The seekers registered at the caller's service points, by the day their city file was opened, latest first, or by name.
 * Of linked files, only the kept one is listed. Whose file has ended (closed or anonymized) is listed where a search or a
 * state asks.
 */
export async function readCitySeekers(
  context: SubgraphContext,
  { search, filter, order, ...page }: QuerySeekersArgs,
): Promise<SeekerPage> {
  const { database, caller } = context;
  const searched = searchFilter(search, "search_city_profiles", "seeker_id");
  // guard: worklist-of-persons-holds-own-service-points
  const { list, values } = filterList(order === "BY_NAME" ? SEEKERS_BY_NAME : SEEKERS, [
    await servicePointFilter(context, filter?.servicePointId, (point) => `registered_at = ${point}`),
    atOwnServicePoints(caller, (points) => `registered_at = any (${points}::text[])`),
    { name: "status", value: filter?.status, condition: (status) => `status = ${status}` },
    withoutConsentFilter(filter?.withoutConsent, context, "city_file.seeker_id"),
    searched,
    {
      name: "served",
      // guard: worklist-leaves-out-files-that-have-ended
      value: searched.value === null && !filter?.status ? true : null,
      condition: (yes) => `${yes}::boolean and status in ('OPEN', 'DORMANT')`,
    },
    {
      name: "kept",
      value: true,
      // guard: worklist-names-person-once
      condition: (yes) => `${yes}::boolean and not exists (select from linked_file where duplicate_id = seeker_id)`,
    },
  ]);
  const found = await readConnection<ListedSeeker>(database, list, values, parsePageRequest(page));
  // guard: search-of-city-persons-is-logged
  if (search) logSearch(context, found, ({ id }) => id);
  return found;
}
