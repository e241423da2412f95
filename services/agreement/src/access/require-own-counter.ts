import type { Caller } from "@aiwork/runtime/identity/caller";
import { refuse } from "./counter-refusals";
import { COUNTER_ROLES } from "./counter-roles";

/** Who has a duty at counters acts at those that the token names; none is none. @throws NOT_YOUR_COUNTER */
export function requireOwnCounter(
  { role, servicePoints }: Caller,
  servicePointId: string | null | undefined,
  field = "servicePointId",
): void {
  if (servicePointId == null || !COUNTER_ROLES.has(role)) return;
  if (!servicePoints.includes(servicePointId)) throw refuse("NOT_YOUR_COUNTER").at(field);
}
