import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { SupportCaseStatus } from "./support-case.entity";

/** 支援事例: approved when both parties have approved it, which the city knows by the nation's receipt. */
export const SUPPORT_CASE: Transitions<SupportCaseStatus> = {
  DRAFT: ["DEIDENTIFIED"],
  DEIDENTIFIED: ["APPROVED"],
  APPROVED: ["PUBLISHED"],
  PUBLISHED: ["WITHDRAWN"],
  WITHDRAWN: [],
};
