import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { ApplicationStatus } from "./program-application.entity";

/** Whatever is open may be withdrawn. */
export const APPLICATION: Transitions<ApplicationStatus> = {
  DRAFT: ["SUBMITTED", "WITHDRAWN"],
  SUBMITTED: ["RETURNED", "UNDER_REVIEW", "WITHDRAWN"],
  RETURNED: ["SUBMITTED", "WITHDRAWN"],
  UNDER_REVIEW: ["APPROVED", "REJECTED", "WITHDRAWN"],
  APPROVED: [],
  REJECTED: [],
  WITHDRAWN: [],
};
