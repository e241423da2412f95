import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";

type Step<State> = [from: State, to: State];

/** Every pair of states that is not a legal transition. */
export function illegalTransitions<State extends string>(table: Transitions<State>): Step<State>[] {
  const states = Object.keys(table) as State[];
  return states.flatMap((from) =>
    states.filter((to) => !table[from].includes(to)).map((to): Step<State> => [from, to]),
  );
}

/** Every legal transition as a pair of states. */
export function legalTransitions<State extends string>(table: Transitions<State>): Step<State>[] {
  return (Object.keys(table) as State[]).flatMap((from) => table[from].map((to): Step<State> => [from, to]));
}

/** The same as sorted text. */
export function transitionSteps<State extends string>(table: Transitions<State>): string[] {
  return legalTransitions(table)
    .map(([from, to]) => `${from}→${to}`)
    .sort();
}

/** The transitions of a state machine in the notation of the domain documentation: "DRAFT→SUBMITTED⇄RETURNED; SUBMITTED→APPROVED / REJECTED". */
export function parseTransitionSteps(written: string): string[] {
  const steps = new Set<string>();
  for (const clause of written.split("; ")) {
    const [first = "", ...rest] = clause.split(/(?=[→⇄])/);
    let sources = first.split(" / ");
    for (const part of rest) {
      const targets = part.slice(1).split(" / ");
      for (const from of sources)
        for (const to of targets) {
          steps.add(`${from}→${to}`);
          if (part.startsWith("⇄")) steps.add(`${to}→${from}`);
        }
      sources = targets;
    }
  }
  return [...steps].sort();
}
