import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { VisitEntity } from "./visit.entity";

// guard: visit-is-voided-once-2
export const VISIT: Transitions<VisitEntity["status"]> = { COUNTED: ["VOIDED"], VOIDED: [] };
