import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { monthAfter, monthOf, type YearMonth } from "../../agreement/calendar/fiscal-year";
import { type CountingRule, countingRules } from "./progress-figure";
import { startCountingError } from "./start-counting.errors";

type CountedRule = "VISIT_PERSON_DAY" | "PLACEMENT_CASES";

/** From when a party counts, by which rule. */
export interface CountingStartRow {
  code: CountedRule;
  firstMonth: string;
}

export type StartCountingPayload = MutationResult<"countedRule">;

/**
 * 集計の開始: from this month on a party counts its results itself, by its rule, once and for all.
 * @throws COUNTING_BEFORE_OPENING, COUNTING_TOO_FAR_AHEAD, COUNTING_STARTED
 */
export async function startCounting(
  db: EntityManager,
  firstMonth: string,
  countedRule: CountedRule,
  { caller, clock }: SubgraphContext,
): Promise<{ countedRule: CountedRule }> {
  const [{ opened }]: [{ opened: string | null }] = await db.query(
    "select min(opened_on) as opened from service_point",
  );
  // guard: nothing-is-counted-before-the-first-opening
  if (opened === null || firstMonth < monthOf(opened))
    throw startCountingError("COUNTING_BEFORE_OPENING").at("firstMonth");
  // guard: counting-starts-next-month-at-the-latest
  if (firstMonth > monthAfter(monthOf(clock.today())))
    throw startCountingError("COUNTING_TOO_FAR_AHEAD").at("firstMonth");
  const started: unknown[] = await db.query(
    "insert into counted_since (rule, since, by_role, by_name) values ($1, $2, $3, $4) on conflict do nothing returning rule",
    [countedRule, `${firstMonth}-01`, caller.role, caller.name],
  );
  // guard: counting-starts-once
  if (started.length === 0) throw startCountingError("COUNTING_STARTED").at("firstMonth");
  return { countedRule };
}

const COUNTING_STARTS: Statement = {
  name: "counting-starts",
  text: `select rule as code, to_char(since, 'YYYY-MM') as "firstMonth" from counted_since where rule = any ($1)`,
};

export const countingStartByRule = requestLoader<SubgraphContext, string, CountingStartRow>(
  ({ database }, rules) => database.read(COUNTING_STARTS, [rules]),
  ({ code }) => code,
);

export const countingStartFields = {
  rule: ({ code }: CountingStartRow): CountingRule => countingRules[code],
  firstMonth: ({ firstMonth }: CountingStartRow): YearMonth => firstMonth as YearMonth,
};
