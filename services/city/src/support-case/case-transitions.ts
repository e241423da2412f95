import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { SupportCaseStatus } from "./support-case.entity";

/** 支援事例: APPROVED once both parties have approved it, which the national side's receipt proves to the city. */
export const SUPPORT_CASE: Transitions<SupportCaseStatus> = {
  DRAFT: ["DEIDENTIFIED"],
  DEIDENTIFIED: ["APPROVED"],
  APPROVED: ["PUBLISHED"],
  PUBLISHED: ["WITHDRAWN"],
  WITHDRAWN: [],
};
