import type { MutationInput, MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { monthAfter, monthOf, type YearMonth } from "../../agreement/calendar/fiscal-year";
import { doubtError } from "../../agreement/confirmation/doubt.errors";
import { askBack } from "../../agreement/confirmation/doubts";
import { parseReason } from "../../agreement/text/free-text";
import { type Indicator, ruleInMonth } from "../indicator/indicator";
import { indicatorError } from "../indicator/indicator.errors";
import { parseIndicator } from "../indicator/indicators";
import { type CountingStartRow, LATEST_STEPS } from "./counting-start";
import { startCountingError } from "./start-counting.errors";

export interface StartCountingInput extends MutationInput {
  readonly indicator: string;
  readonly firstMonth: string;
  readonly confirmed?: readonly string[] | null | undefined;
}

export interface TakeBackCountingInput extends MutationInput {
  readonly indicator: string;
  readonly reason: string;
}

export type StartCountingPayload = MutationResult<"countedRule">;

/** An indicator that the party itself counts. @throws NO_SUCH_INDICATOR, INDICATOR_OF_OTHER_PARTY */
function parseOwnIndicator(owner: Indicator["owner"], code: string): Indicator {
  const indicator = parseIndicator(code, "indicator");
  // guard: party-counts-own-indicators
  if (indicator.owner !== owner) throw indicatorError("INDICATOR_OF_OTHER_PARTY").at("indicator");
  return indicator;
}

/** The rules among these by which the party counts now. */
async function rulesCountedBy(db: EntityManager, { rules }: Pick<Indicator, "rules">): Promise<string[]> {
  const latest: CountingStartRow[] = await db.query(LATEST_STEPS, [rules.map(({ code }) => code)]);
  return latest.filter(({ firstMonth }) => firstMonth !== null).map(({ code }) => code);
}

/** Adds a step, unless another act was faster. The database says which step it is, and that they go in turn. */
async function addStep(
  db: EntityManager,
  { caller }: SubgraphContext,
  step: { countedRule: string; since: string | null; reason: string | null },
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
 * 集計の開始: from this month on a party counts an indicator itself, by the rule that is valid in that month. Reported results
 * of these months are no longer shown, so that is asked back.
 * @throws COUNTING_BEFORE_OPENING, COUNTING_TOO_FAR_AHEAD, INDICATOR_NOT_IN_MONTH, COUNTING_STARTED, REPORTED_MONTHS_COUNTED
 *   and the errors of an indicator
 */
export function startCounting(owner: Indicator["owner"]) {
  return async (db: EntityManager, input: StartCountingInput, context: SubgraphContext) => {
    const { firstMonth } = input;
    const indicator = parseOwnIndicator(owner, input.indicator);
    const [{ opened }]: [{ opened: string | null }] = await db.query(
      "select min(opened_on) as opened from service_point",
    );
    // guard: nothing-is-counted-before-the-first-opening
    if (opened === null || firstMonth < monthOf(opened))
      throw startCountingError("COUNTING_BEFORE_OPENING").at("firstMonth");
    // guard: counting-starts-next-month-at-the-latest
    if (firstMonth > monthAfter(monthOf(context.clock.today())))
      throw startCountingError("COUNTING_TOO_FAR_AHEAD").at("firstMonth");
    const rule = ruleInMonth(indicator, firstMonth as YearMonth);
    // guard: counting-starts-by-rule-of-its-month
    if (!rule) throw indicatorError("INDICATOR_NOT_IN_MONTH").at("firstMonth");
    const started = () => startCountingError("COUNTING_STARTED").at("firstMonth");
    // guard: counting-starts-once
    if ((await rulesCountedBy(db, { rules: [rule] })).length > 0) throw started();
    const [{ through }]: [{ through: string | null }] = await db.query(
      "select max(through_month) as through from reported_result where indicator = $1 and through_month >= $2",
      [indicator.code, firstMonth],
    );
    // guard: counting-over-reported-results-is-doubted
    askBack(input, through === null ? null : doubtError("REPORTED_MONTHS_COUNTED", { through }).at("firstMonth"));
    await addStep(db, context, { countedRule: rule.code, since: `${firstMonth}-01`, reason: null }, started);
    return { countedRule: rule.code };
  };
}

/**
 * 集計の開始の取消し: the reported results stand again, and counting may start from another month. What was shown meanwhile
 * is still known as of then. Of several rules of an indicator, the latest that was started is taken back.
 * @throws COUNTING_NOT_STARTED and the errors of an indicator and of a reason
 */
export function takeBackCounting(owner: Indicator["owner"]) {
  return async (db: EntityManager, input: TakeBackCountingInput, context: SubgraphContext) => {
    const { rules } = parseOwnIndicator(owner, input.indicator);
    // guard: counting-is-taken-back-for-reason
    const reason = parseReason(input.reason);
    const counted = await rulesCountedBy(db, { rules });
    const countedRule = rules.findLast(({ code }) => counted.includes(code))?.code ?? rules.at(-1)?.code ?? "";
    const step = { countedRule, since: null, reason };
    await addStep(db, context, step, () => startCountingError("COUNTING_NOT_STARTED"));
    return { countedRule };
  };
}
