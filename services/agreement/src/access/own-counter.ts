import type { Caller } from "@aiwork/runtime/identity/caller";
import { refuse } from "./counter-refusals";
import { COUNTER_ROLES } from "./counter-roles";

/**
 * The point at which something is done: one of the caller's own, where the duty is bound to counters.
 * @throws NOT_YOUR_COUNTER
 */
export function requireOwnCounter(
  { role, servicePoints }: Caller,
  servicePointId: string | null,
  field = "servicePointId",
): string | null {
  if (!COUNTER_ROLES.has(role)) return servicePointId;
  if (servicePointId === null || !servicePoints.includes(servicePointId)) throw refuse("NOT_YOUR_COUNTER").at(field);
  return servicePointId;
}
