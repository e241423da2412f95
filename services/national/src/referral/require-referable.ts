import { jobOrderStatus } from "../job-order/job-order-status";
import { registrationStatus } from "../registration/registration-status";
import type { Referred } from "./lock-referred";
import { refuse } from "./referred-refusals";

/**
 * Invariant 2: on the day, the registration is active, and the order is open, not past its deadline and not filled. Both
 * states are those on that day, not today: yesterday's letter may be recorded when the term ended yesterday.
 * @throws REGISTRATION_NOT_ACTIVE, NO_OPENING_LEFT, ORDER_PAST_DEADLINE, ORDER_NOT_OPEN
 */
export function requireReferable({ registration, order }: Referred, day: string): void {
  // guard: person-is-referred-registration-is
  if (registrationStatus(registration, day) !== "ACTIVE" || day < registration.receivedOn)
    throw refuse("REGISTRATION_NOT_ACTIVE").at("registrationId");
  const status = jobOrderStatus(order, day);
  // guard: person-is-not-referred-to-order
  if (status === "FILLED") throw refuse("NO_OPENING_LEFT").at("jobOrderId");
  // guard: person-is-not-referred-past-orders-deadline
  if (status === "EXPIRED") throw refuse("ORDER_PAST_DEADLINE").at("jobOrderId");
  // guard: person-is-referred-order-is
  if (status !== "OPEN" || day < order.receivedOn) throw refuse("ORDER_NOT_OPEN").at("jobOrderId");
}
