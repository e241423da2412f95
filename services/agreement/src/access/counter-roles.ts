import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { Caller } from "@aiwork/runtime/identity/caller";
import roles from "@aiwork/schema-agreement/roles.json";

/** Roles at a service point (あいワーク), bound to the service points that the token names. Other roles belong to the whole party. */
// guard: only-roles-at-service-point-are-bound
export const SERVICE_POINT_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ counter }) => counter).map(({ role }) => role),
);

/** Roles for joint documents, which never read a person's data. */
export const JOINT_DOCUMENT_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ papers }) => papers).map(({ role }) => role),
);

/**
 * Narrows a worklist to the caller's own service points, if the role is bound to service points.
 * @param condition the SQL condition for the bound list of service points; by default on the column `service_point_id`
 */
export function atOwnServicePoints(
  { role, servicePoints }: Caller,
  condition = (points: string) => `service_point_id = any (${points}::text[])`,
): Filter {
  // guard: counselors-worklists-hold-own-service-points-alone
  return { name: "own-counters", value: SERVICE_POINT_ROLES.has(role) ? servicePoints : null, condition };
}
