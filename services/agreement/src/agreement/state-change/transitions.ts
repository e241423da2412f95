import { parseUuid, type Uuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { stateChangeError } from "./state-change.errors";

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
  const refusal = stateChangeError("ILLEGAL_TRANSITION", { from, to });
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

/** Requires a day that is today or earlier, by the business day. @throws DAY_IN_THE_FUTURE */
export function requireNotInFuture(day: string, { clock }: SubgraphContext, field: string): void {
  if (day > clock.today()) throw stateChangeError("DAY_IN_THE_FUTURE").at(field);
}

/** The id and version that is revised. */
export interface RevisedVersion {
  id: Uuid;
  version: number;
}

/** Null for a new draft. @throws REVISION_WITHOUT_VERSION, MALFORMED_ID */
export function parseRevision(
  id: string | null | undefined,
  version: number | null | undefined,
  field: string,
): RevisedVersion | null {
  // guard: revision-says-what-revises
  if ((id == null) !== (version == null))
    throw stateChangeError("REVISION_WITHOUT_VERSION").at(id == null ? field : "version");
  return id == null || version == null ? null : { id: parseUuid(id, field), version };
}
