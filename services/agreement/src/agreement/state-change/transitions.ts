import { parseUuid, type Uuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { yearsAfter } from "../calendar/days";
import { stateChangeError } from "./state-change.errors";

/** The legal transitions of a state machine: for each state the states it may change to. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/** The whole state machine of a part that one mutation runs. */
const wholes = new WeakMap<object, Transitions<string>>();

/**
 * @param field the input field with the new state, or with the record's id where the mutation itself implies the state
 * @throws ILLEGAL_TRANSITION
 */
export function requireTransition<State extends string>(
  legal: Transitions<State>,
  from: State,
  to: State,
  field = "to",
): void {
  // guard: state-follows-only-where-machine-lets
  if (!legal[from].includes(to)) throw illegalTransition(legal, from, to).at(field);
}

/** The refusal of a step, which names the ways on by whatever act. */
export function illegalTransition<State extends string>(legal: Transitions<State>, from: State, to: State) {
  // guard: refused-step-names-the-ways-of-other-acts-too
  const whole = wholes.get(legal) ?? legal;
  return stateChangeError("ILLEGAL_TRANSITION", { from, to, ways: whole[from] ?? [] });
}

/** The transitions that lead to these states: the part of a state machine that one mutation runs. */
export function stepsTo<State extends string>(legal: Transitions<State>, states: readonly State[]): Transitions<State> {
  const part = {} as Record<State, readonly State[]>;
  // guard: part-of-machine-act-moves-holds
  for (const from in legal) part[from] = legal[from].filter((to) => states.includes(to));
  return partOfMachine(legal, part);
}

/** A part of a state machine that is written out. */
export function partOfMachine<State extends string>(
  whole: Transitions<State>,
  part: Transitions<State>,
): Transitions<State> {
  wholes.set(part, whole);
  return part;
}

/** An act is recorded within so many years, and something is planned or due within so many. */
const MAX_YEARS_BACK = 30;
const MAX_YEARS_AHEAD = 10;

/**
 * Requires a day that is today or earlier, by the business day, and not longer ago than `maxYears`.
 * @throws DAY_IN_THE_FUTURE, DAY_TOO_EARLY
 */
export function requireNotInFuture(
  day: string,
  { clock }: SubgraphContext,
  field: string | readonly string[],
  maxYears = MAX_YEARS_BACK,
): void {
  const today = clock.today();
  const path = [field].flat();
  if (day > today) throw stateChangeError("DAY_IN_THE_FUTURE").at(...path);
  const earliest = yearsAfter(today, -maxYears);
  // guard: day-is-not-of-another-age
  if (day < earliest) throw stateChangeError("DAY_TOO_EARLY", { earliest }).at(...path);
}

/** Requires a day to come that is not later than anybody plans. @throws DAY_TOO_LATE */
export function requireNotFarAhead(
  day: string,
  { clock }: Pick<SubgraphContext, "clock">,
  field: string | readonly string[],
  maxYears = MAX_YEARS_AHEAD,
): void {
  const latest = yearsAfter(clock.today(), maxYears);
  // guard: day-is-not-planned-for-another-age
  if (day > latest) throw stateChangeError("DAY_TOO_LATE", { latest }).at(...[field].flat());
}

/** The id and version that is revised. */
export interface RevisedVersion {
  id: Uuid;
  version: number;
  /** The input field with the id. */
  field: string;
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
  return id == null || version == null ? null : { id: parseUuid(id, field), version, field };
}
