import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { JobOrderStatus } from "./job-order.entity";

/** RECEIVED→OPEN / NOT_ACCEPTED; OPEN⇄SUSPENDED; OPEN→FILLED / EXPIRED / CANCELED; FILLED→OPEN, a placement voided. */
export const JOB_ORDER_STATES: Transitions<JobOrderStatus> = {
  RECEIVED: ["OPEN", "NOT_ACCEPTED"],
  OPEN: ["SUSPENDED", "FILLED", "EXPIRED", "CANCELED"],
  SUSPENDED: ["OPEN"],
  FILLED: ["OPEN"],
  EXPIRED: [],
  CANCELED: [],
  NOT_ACCEPTED: [],
};

/** An order is accepted by an act of its own; it is filled, and opened again, by placements, and expires by the day. */
export const JOB_ORDER_BY_HAND: Transitions<JobOrderStatus> = {
  ...JOB_ORDER_STATES,
  RECEIVED: ["NOT_ACCEPTED"],
  OPEN: ["SUSPENDED", "CANCELED"],
  FILLED: [],
};
