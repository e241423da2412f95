import { refuse } from "./state-refusals";

/** The legal transitions of a state machine: for each state the states it may change to. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/**
 * @param field the input field with the new state; null where the mutation itself implies it
 * @throws ILLEGAL_TRANSITION
 */
export function requireTransition<State extends string>(
  legal: Transitions<State>,
  from: State,
  to: State,
  field: string | null = "to",
): void {
  // guard: state-follows-only-where-machine-lets
  if (legal[from].includes(to)) return;
  const refusal = refuse("ILLEGAL_TRANSITION", { from, to });
  // guard: field-says-where-to-is-blamed
  throw field === null ? refusal : refusal.at(field);
}

/** The transitions that lead to these states: the part of a state machine that one mutation runs. */
export function stepsTo<State extends string>(legal: Transitions<State>, states: readonly State[]): Transitions<State> {
  const part = {} as Record<State, readonly State[]>;
  // guard: part-of-machine-act-moves-holds
  for (const from in legal) part[from] = legal[from].filter((to) => states.includes(to));
  return part;
}
