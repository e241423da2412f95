import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { ProgramStatus } from "./support-program.entity";

/** A program is suspended, and so stops accepting applications, before it ends. */
export const PROGRAM: Transitions<ProgramStatus> = {
  DRAFT: ["PUBLISHED"],
  PUBLISHED: ["SUSPENDED"],
  SUSPENDED: ["PUBLISHED", "ENDED"],
  // guard: program-is-over-is-not-taken-up
  ENDED: [],
};
