import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { JobOrderStatus } from "./job-order.entity";

/** FILLED→OPEN happens when a placement is voided. */
export const JOB_ORDER_STATES: Transitions<JobOrderStatus> = {
  RECEIVED: ["OPEN", "NOT_ACCEPTED"],
  OPEN: ["SUSPENDED", "FILLED", "EXPIRED", "CANCELED"],
  SUSPENDED: ["OPEN"],
  FILLED: ["OPEN"],
  EXPIRED: [],
  CANCELED: [],
  NOT_ACCEPTED: [],
};

/** The transitions of changeJobOrderStatus: acceptJobOrder accepts an order, placements fill and reopen it, and it expires by date. */
// guard: order-is-by
export const JOB_ORDER_BY_HAND: Transitions<JobOrderStatus> = {
  ...JOB_ORDER_STATES,
  RECEIVED: ["NOT_ACCEPTED"],
  OPEN: ["SUSPENDED", "CANCELED"],
  FILLED: [],
};
