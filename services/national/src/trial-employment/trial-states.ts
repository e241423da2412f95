import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { TrialStatus } from "./trial-employment.entity";

export const TRIAL_STATES: Transitions<TrialStatus> = {
  PLANNED: ["STARTED", "NOT_STARTED"],
  STARTED: ["CONVERTED", "NOT_CONVERTED", "ENDED_EARLY"],
  // guard: trial-was-converted-has-no-other-end
  CONVERTED: [],
  NOT_CONVERTED: [],
  ENDED_EARLY: [],
  NOT_STARTED: [],
};

/** The transitions of endTrial; only startTrial starts a trial. */
export const TRIAL_ENDINGS: Transitions<TrialStatus> = { ...TRIAL_STATES, PLANNED: ["NOT_STARTED"] };
