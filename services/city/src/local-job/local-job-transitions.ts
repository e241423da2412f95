import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { LocalJobStatus } from "./local-job.entity";

export const LOCAL_JOB: Transitions<LocalJobStatus> = {
  DRAFT: ["PUBLISHED"],
  PUBLISHED: ["FILLED", "EXPIRED", "WITHDRAWN"],
  FILLED: [],
  EXPIRED: [],
  WITHDRAWN: [],
};

/** The transitions by a mutation. A job expires after its last day to apply, without one. */
// guard: job-expires-by-no-hand
export const MOVES = stepsTo(LOCAL_JOB, ["PUBLISHED", "FILLED", "WITHDRAWN"]);
