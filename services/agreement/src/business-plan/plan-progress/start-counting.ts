import type { MutationInput, MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { monthAfter, monthOf } from "../../agreement/calendar/fiscal-year";
import { doubtError } from "../../agreement/confirmation/doubt.errors";
import { askBack } from "../../agreement/confirmation/doubts";
import { parseReason } from "../../agreement/text/free-text";
import { type CountedRule, type CountingStartRow, LATEST_STEPS } from "./counting-start";
import { startCountingError } from "./start-counting.errors";

/** A party's own rule, and its table of reported results. */
interface CountedMeasure {
  readonly countedRule: CountedRule;
  readonly reported: "reported_users" | "reported_placements";
}

export interface StartCountingInput extends MutationInput {
  readonly firstMonth: string;
  readonly confirmed?: readonly string[] | null | undefined;
}

export interface TakeBackCountingInput extends MutationInput {
  readonly reason: string;
}

export type StartCountingPayload = MutationResult<"countedRule">;

async function isCounting(db: EntityManager, countedRule: CountedRule): Promise<boolean> {
  const [latest]: [CountingStartRow?] = await db.query(LATEST_STEPS, [[countedRule]]);
  return latest?.firstMonth != null;
}

/** Adds a step, unless another act was faster. The database says which step it is, and that they go in turn. */
async function addStep(
  db: EntityManager,
  { caller }: SubgraphContext,
  step: { countedRule: CountedRule; since: string | null; reason: string | null },
  refusal: () => Error,
): Promise<void> {
  const adding: Promise<unknown[]> = db.query(
    `insert into counted_since (rule, since, by_role, by_name, reason) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning rule`,
    [step.countedRule, step.since, caller.role, caller.name, step.reason],
  );
  // guard: step-of-counting-out-of-turn-is-refused
  const added = await translateViolation(adding, "counting_in_turn", refusal);
  // guard: step-of-counting-is-done-once
  if (added.length === 0) throw refusal();
}

/**
 * 集計の開始: from this month on a party counts its results itself, by its rule. Reported results of these months are no
 * longer shown, so that is asked back.
 * @throws COUNTING_BEFORE_OPENING, COUNTING_TOO_FAR_AHEAD, COUNTING_STARTED, REPORTED_MONTHS_COUNTED
 */
export function startCounting({ countedRule, reported }: CountedMeasure) {
  return async (db: EntityManager, input: StartCountingInput, context: SubgraphContext) => {
    const { firstMonth } = input;
    const [{ opened }]: [{ opened: string | null }] = await db.query(
      "select min(opened_on) as opened from service_point",
    );
    // guard: nothing-is-counted-before-the-first-opening
    if (opened === null || firstMonth < monthOf(opened))
      throw startCountingError("COUNTING_BEFORE_OPENING").at("firstMonth");
    // guard: counting-starts-next-month-at-the-latest
    if (firstMonth > monthAfter(monthOf(context.clock.today())))
      throw startCountingError("COUNTING_TOO_FAR_AHEAD").at("firstMonth");
    const started = () => startCountingError("COUNTING_STARTED").at("firstMonth");
    // guard: counting-starts-once
    if (await isCounting(db, countedRule)) throw started();
    const [{ through }]: [{ through: string | null }] = await db.query(
      `select max(through_month) as through from ${reported} where through_month >= $1`,
      [firstMonth],
    );
    // guard: counting-over-reported-results-is-doubted
    askBack(input, through === null ? null : doubtError("REPORTED_MONTHS_COUNTED", { through }).at("firstMonth"));
    await addStep(db, context, { countedRule, since: `${firstMonth}-01`, reason: null }, started);
    return { countedRule };
  };
}

/**
 * 集計の開始の取消し: the reported results stand again, and counting may start from another month. What was shown meanwhile
 * is still known as of then.
 * @throws COUNTING_NOT_STARTED and the errors of a reason
 */
export function takeBackCounting({ countedRule }: CountedMeasure) {
  return async (db: EntityManager, input: TakeBackCountingInput, context: SubgraphContext) => {
    // guard: counting-is-taken-back-for-reason
    const reason = parseReason(input.reason);
    const step = { countedRule, since: null, reason };
    await addStep(db, context, step, () => startCountingError("COUNTING_NOT_STARTED"));
    return { countedRule };
  };
}
