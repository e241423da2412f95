import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { CounselingStatus } from "./counseling-session.entity";

export const COUNSELING: Transitions<CounselingStatus> = {
  BOOKED: ["HELD", "NO_SHOW", "CANCELED"],
  // guard: session-was-held-is-not-canceled
  HELD: [],
  NO_SHOW: [],
  CANCELED: [],
};

/** How a session ends that was not held. */
// guard: session-is-not-held-by-closing
export const CLOSINGS = stepsTo(COUNSELING, ["NO_SHOW", "CANCELED"]);
