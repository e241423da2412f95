import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { LocalJobStatus } from "./local-job.entity";

export const LOCAL_JOB: Transitions<LocalJobStatus> = {
  DRAFT: ["PUBLISHED"],
  PUBLISHED: ["FILLED", "EXPIRED", "WITHDRAWN"],
  FILLED: [],
  EXPIRED: [],
  WITHDRAWN: [],
};

/** Nobody lets a job expire: it does so with its last day to apply. */
export const MOVES = stepsTo(LOCAL_JOB, ["PUBLISHED", "FILLED", "WITHDRAWN"]);
