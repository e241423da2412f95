import { checkAnswers } from "./check-answers";
import { checkOrders } from "./check-orders";
import { checkThings } from "./check-things";
import type { Call, FinalState, Violation } from "./history";

/** Compares what clients were told with what is there when all is over; none where every promise was kept. */
export function checkHistory(calls: readonly Call[], state: FinalState): Violation[] {
  return [...checkAnswers(calls, state.keys), ...checkThings(state), ...checkOrders(state)];
}
