import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { ApplicationStatus } from "./program-application.entity";

/** An application can be withdrawn until it is decided. */
export const APPLICATION: Transitions<ApplicationStatus> = {
  DRAFT: ["SUBMITTED", "WITHDRAWN"],
  // guard: application-is-decided-on-under-review-alone
  SUBMITTED: ["RETURNED", "UNDER_REVIEW", "WITHDRAWN"],
  RETURNED: ["SUBMITTED", "WITHDRAWN"],
  UNDER_REVIEW: ["APPROVED", "REJECTED", "WITHDRAWN"],
  APPROVED: [],
  REJECTED: [],
  WITHDRAWN: [],
};
