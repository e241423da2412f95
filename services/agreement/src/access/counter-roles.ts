import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { Caller } from "@aiwork/runtime/identity/caller";
import roles from "@aiwork/schema-agreement/roles.json";

/** Duties at a counter (あいワーク): bound to the service points that the token names. Other duties are of the whole party. */
export const SERVICE_POINT_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ counter }) => counter).map(({ role }) => role),
);

/** Duties about the joint papers, and about no person. */
export const JOINT_DOCUMENT_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ papers }) => papers).map(({ role }) => role),
);

/**
 * Narrows a worklist to the caller's own counters, where the duty is bound to any.
 * @param condition in SQL, on the bound list of service points; by default on the column `service_point_id`
 */
export function atOwnServicePoints(
  { role, servicePoints }: Caller,
  condition = (points: string) => `service_point_id = any (${points}::text[])`,
): Filter {
  return { name: "own-counters", value: SERVICE_POINT_ROLES.has(role) ? servicePoints : null, condition };
}
