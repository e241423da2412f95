import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { PlacementEntity } from "./placement.entity";

export const PLACEMENT_STATES: Transitions<PlacementEntity["status"]> = {
  REPORTED: ["CONFIRMED", "VOIDED"],
  CONFIRMED: ["VOIDED"],
  // guard: placement-was-voided-is-not-confirmed
  VOIDED: [],
};
