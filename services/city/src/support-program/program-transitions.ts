import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { ProgramStatus } from "./support-program.entity";

/** A program takes no more applications before it is over. */
export const PROGRAM: Transitions<ProgramStatus> = {
  DRAFT: ["PUBLISHED"],
  PUBLISHED: ["SUSPENDED"],
  SUSPENDED: ["PUBLISHED", "ENDED"],
  ENDED: [],
};
