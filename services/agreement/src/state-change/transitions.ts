import { refuse } from "./state-refusals";

/** A state machine of the domain: the states, and to which each may go. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/**
 * @param field the input field that says where to; null where the act itself does
 * @throws ILLEGAL_TRANSITION
 */
export function requireTransition<State extends string>(
  legal: Transitions<State>,
  from: State,
  to: State,
  field: string | null = "to",
): void {
  if (legal[from].includes(to)) return;
  const refusal = refuse("ILLEGAL_TRANSITION", { from, to });
  throw field === null ? refusal : refusal.at(field);
}

/** The part of a state machine that one act moves: the steps that lead to these states. */
export function stepsTo<State extends string>(legal: Transitions<State>, states: readonly State[]): Transitions<State> {
  const part = {} as Record<State, readonly State[]>;
  for (const from in legal) part[from] = legal[from].filter((to) => states.includes(to));
  return part;
}
