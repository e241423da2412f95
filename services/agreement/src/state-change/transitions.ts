import { refuse } from "./state-refusals";

/** A state machine of the domain: the states, and to which each may go. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/**
 * @param field of the input that asks for it
 * @throws ILLEGAL_TRANSITION
 */
export function requireTransition<State extends string>(
  legal: Transitions<State>,
  from: State,
  to: State,
  field = "to",
): void {
  if (!legal[from].includes(to)) throw refuse("ILLEGAL_TRANSITION", { from, to }).at(field);
}

/**
 * The same, where somebody sets the state itself: what follows from the day or from another act is nobody's to set.
 * @throws ILLEGAL_TRANSITION, NOT_BY_HAND
 */
export function requireTransitionByHand<State extends string>(
  legal: Transitions<State>,
  byHand: Transitions<State>,
  from: State,
  to: State,
): void {
  requireTransition(legal, from, to);
  if (!byHand[from].includes(to)) throw refuse("NOT_BY_HAND", { from, to }).at("to");
}
