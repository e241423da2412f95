import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { CounterVisitEntity } from "./counter-visit.entity";

export const VISIT: Transitions<CounterVisitEntity["status"]> = { COUNTED: ["VOIDED"], VOIDED: [] };
