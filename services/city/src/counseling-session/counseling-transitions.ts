import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { CounselingStatus } from "./counseling-session.entity";

export const COUNSELING: Transitions<CounselingStatus> = {
  BOOKED: ["HELD", "NO_SHOW", "CANCELED"],
  HELD: [],
  NO_SHOW: [],
  CANCELED: [],
};

/** What became of a session that was not held. */
export const CLOSINGS = stepsTo(COUNSELING, ["NO_SHOW", "CANCELED"]);
