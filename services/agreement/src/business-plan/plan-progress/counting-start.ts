import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { YearMonth } from "../../agreement/calendar/fiscal-year";
import { actorOf, type StateChange } from "../../agreement/state-change/state-change";
import type { Indicator, IndicatorRule } from "../indicator/indicator";
import { requireIndicatorOf, ruleByCode } from "../indicator/indicators";

/** From when a party counts an indicator, by which rule; no month where it never did, or where the start was taken back. */
export interface CountingStartRow {
  /** The rule's code, which is that of one rule of one indicator. */
  code: string;
  firstMonth: string | null;
}

/** The last step of each of the rules $1. */
export const LATEST_STEPS = `select distinct on (rule) rule as code, to_char(since, 'YYYY-MM') as "firstMonth"
  from counted_since where rule = any ($1) order by rule, recorded_at desc`;

export const countingStartByRule = requestLoader<SubgraphContext, string, CountingStartRow>(
  ({ database }, rules) => database.read({ name: "counting-starts", text: LATEST_STEPS }, [rules]),
  ({ code }) => code,
);

/** From when a party counts an indicator of its own, by the latest of its rules that was started, or without any by its latest. @throws UNKNOWN_INDICATOR */
export async function countingStartOf(
  context: SubgraphContext,
  holder: Indicator["owner"],
  code: string,
): Promise<CountingStartRow> {
  const { rules } = requireIndicatorOf(holder, code);
  const loader = countingStartByRule(context);
  const starts = await Promise.all(rules.map((rule) => loader.load(rule.code)));
  const { code: latest } = rules.at(-1) as IndicatorRule;
  return starts.findLast((start) => start !== null) ?? { code: latest, firstMonth: null };
}

const STEPS = {
  name: "counting-steps",
  text: `select to_char(since, 'YYYY-MM') as "firstMonth", recorded_at as at, by_role as "byRole", by_name as "byName", reason
    from counted_since where rule = $1 order by recorded_at`,
};

interface StepRow {
  firstMonth: string | null;
  at: Date;
  /** A data set names none. */
  byRole: string | null;
  byName: string | null;
  reason: string | null;
}

/** Who says from when a party counts. */
const COUNTING_ROLES = { CITY: "city.secretariat", NATIONAL: "national.planning" } as const;

/** The state, in the history, of counting that was taken back. */
const TAKEN_BACK = "TAKEN_BACK";

/** 経過: who said from when a party counts, or took it back; oldest first. */
async function countingHistory(
  holder: Indicator["owner"],
  { code }: CountingStartRow,
  { database }: SubgraphContext,
): Promise<StateChange[]> {
  const steps = await database.read<StepRow>(STEPS, [code]);
  return steps.map(({ at, byRole, byName, reason, firstMonth }, i) => {
    const before = steps[i - 1];
    const by = actorOf(holder, byRole ?? COUNTING_ROLES[holder], byName);
    return { at, by, from: before ? (before.firstMonth ?? TAKEN_BACK) : null, to: firstMonth ?? TAKEN_BACK, reason };
  });
}

export function countingStartFields(holder: Indicator["owner"]) {
  return {
    indicator: ({ code }: CountingStartRow) => ruleByCode(code).indicator,
    rule: ({ code }: CountingStartRow) => ruleByCode(code).rule,
    firstMonth: ({ firstMonth }: CountingStartRow): YearMonth | null => firstMonth as YearMonth | null,
    history: (row: CountingStartRow, _: unknown, context: SubgraphContext) => countingHistory(holder, row, context),
  };
}
