import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { PlanStatus } from "./business-plan.entity";

/** 事業計画: in force until the next version is, or its year is over. */
export const PLAN: Transitions<PlanStatus> = {
  DRAFT: ["PROPOSED"],
  PROPOSED: ["IN_FORCE"],
  IN_FORCE: ["REVISED"],
  REVISED: [],
};
