import type { Transitions } from "@aiwork/agreement/state-change/transitions";

/** Every pair of states that a state table does not let follow each other. */
export function illegalTransitions<State extends string>(table: Transitions<State>): [from: State, to: State][] {
  const states = Object.keys(table) as State[];
  return states.flatMap((from) =>
    states.filter((to) => !table[from].includes(to)).map((to): [State, State] => [from, to]),
  );
}

/** Every pair that it does. */
export function legalTransitions<State extends string>(table: Transitions<State>): [from: State, to: State][] {
  return (Object.keys(table) as State[]).flatMap((from) => table[from].map((to): [State, State] => [from, to]));
}
