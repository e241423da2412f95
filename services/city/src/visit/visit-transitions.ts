import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { VisitEntity } from "./visit.entity";

export const VISIT: Transitions<VisitEntity["status"]> = { COUNTED: ["VOIDED"], VOIDED: [] };
