import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { TrialStatus } from "./trial-employment.entity";

export const TRIAL_STATES: Transitions<TrialStatus> = {
  PLANNED: ["STARTED", "NOT_STARTED"],
  STARTED: ["CONVERTED", "NOT_CONVERTED", "ENDED_EARLY"],
  CONVERTED: [],
  NOT_CONVERTED: [],
  ENDED_EARLY: [],
  NOT_STARTED: [],
};

/** How a trial ends: what remains when it may begin by its own act alone. */
export const TRIAL_ENDINGS: Transitions<TrialStatus> = { ...TRIAL_STATES, PLANNED: ["NOT_STARTED"] };
