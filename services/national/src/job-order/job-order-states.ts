import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { JobOrderStatus } from "./job-order.entity";

/** RECEIVED→OPEN / NOT_ACCEPTED; OPEN⇄SUSPENDED; OPEN→FILLED / EXPIRED / CANCELED; FILLED→OPEN, a placement voided. */
export const jobOrderStates: Transitions<JobOrderStatus> = {
  RECEIVED: ["OPEN", "NOT_ACCEPTED"],
  OPEN: ["SUSPENDED", "FILLED", "EXPIRED", "CANCELED"],
  SUSPENDED: ["OPEN"],
  FILLED: ["OPEN"],
  EXPIRED: [],
  CANCELED: [],
  NOT_ACCEPTED: [],
};

/** An order is accepted by an act of its own; it is filled, and opened again, by placements, and expires by the day. */
export const jobOrderStatesByHand: Transitions<JobOrderStatus> = {
  ...jobOrderStates,
  RECEIVED: ["NOT_ACCEPTED"],
  OPEN: ["SUSPENDED", "CANCELED"],
  FILLED: [],
};
