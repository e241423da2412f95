import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { NegotiationEntity } from "./negotiation.entity";

export const NEGOTIATION_STATES: Transitions<NegotiationEntity["status"]> = {
  OPEN: ["AGREED", "REFUSED", "LAPSED"],
  AGREED: [],
  // guard: negotiation-came-to-nothing-stays
  REFUSED: [],
  LAPSED: [],
};
