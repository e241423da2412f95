import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { Caller } from "@aiwork/runtime/identity/caller";
import roles from "@aiwork/schema-agreement/roles.json";

/** Duties at a counter (あいワーク): bound to the service points that the token names. Other duties are of the whole party. */
export const COUNTER_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ counter }) => counter).map(({ role }) => role),
);

/** Duties about the joint papers, and about no person. */
export const PAPER_ROLES: ReadonlySet<string> = new Set(roles.filter(({ papers }) => papers).map(({ role }) => role));

/**
 * Narrows a worklist to the caller's own counters, where the duty is bound to any.
 * @param condition in SQL, on the bound list of service points; by default on the column `service_point_id`
 */
export function atOwnCounters(
  { role, servicePoints }: Caller,
  condition = (points: string) => `service_point_id = any (${points}::text[])`,
): Filter {
  return { name: "own-counters", value: COUNTER_ROLES.has(role) ? servicePoints : null, condition };
}
