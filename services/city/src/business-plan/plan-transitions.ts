import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { PlanStatus } from "./business-plan.entity";

/** 事業計画: a version stays in force until the next version comes into force or its fiscal year ends. */
export const PLAN: Transitions<PlanStatus> = {
  DRAFT: ["PROPOSED"],
  PROPOSED: ["IN_FORCE"],
  IN_FORCE: ["REVISED"],
  REVISED: [],
};
