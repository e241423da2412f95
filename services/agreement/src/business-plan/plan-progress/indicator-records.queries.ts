import { isStaff } from "@aiwork/server/identity/caller";
import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { monthsOfFiscalYear, monthsThrough, previousFiscalYear } from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { countsMonth, type Indicator, type IndicatorRule } from "../indicator/indicator";
import { type CountPeriods, countClosedMonths } from "../month-closing/counts-at-closing";
import { type ClosedMonth, readClosedMonths } from "../month-closing/month-closing.queries";
import {
  decodeReportKey,
  encodeReportKey,
  type IndicatorRecords,
  type IndicatorResult,
  type ReportKey,
} from "./indicator-records";
import {
  countedPeriod,
  countedResults,
  type MonthCount,
  printedWords,
  type ReportedRow,
  reportedResults,
  type TargetRow,
  targetsOf,
} from "./indicator-results";
import { ReportedResultEntity } from "./reported-result.entity";

/** What a party keeps of the plans. */
export interface PlannedBy {
  readonly owner: Indicator["owner"];
  /** Rows of TargetRow with their indicator, for the plans of the fiscal years $1 in the versions $2, which never change. */
  readonly targets: Statement;
}

const REPORTED: Statement = {
  name: "reported-results",
  text: `select ${columnsOf(ReportedResultEntity)} from reported_result
    where indicator = $1 and through_month = any ($2) and recorded_at <= $3`,
};

/** From when the party counts; no day where the start was taken back. */
const COUNTED_SINCE: Statement = {
  name: "counted-since",
  // guard: start-of-counting-is-the-latest-known-then
  text: "select since from counted_since where rule = $1 and recorded_at <= $2 order by recorded_at desc limit 1",
};

/**
 * By a rule $1 since the day $2, of periods: from the months of the days $3 to before those of $4, as of $5. The caller may
 * read none of the records, so a SECURITY DEFINER function counts them.
 */
const COUNTED: Statement = {
  name: "counted-results",
  text: `select service_point_id as "servicePointId", month, count
    from unnest($3::date[], $4::date[], $5::timestamptz[]) as period (first_day, end_day, as_of)
    cross join lateral counted($1, $2, first_day, end_day, as_of)`,
};

/** Since which day a party counts by a rule, as known at an instant; null where it does not. */
export async function readCountedSince(database: CallerDatabase, rule: string, asOf: string): Promise<string | null> {
  const [start] = await database.read<{ since: string | null }>(COUNTED_SINCE, [rule, asOf]);
  return start?.since ?? null;
}

/** Counts by a rule since a day. */
export function countBy(database: CallerDatabase, rule: string, since: string): CountPeriods<MonthCount> {
  return async (periods) => {
    if (periods.length === 0) return [];
    const [from, before, asOf] = (["from", "before", "asOf"] as const).map((part) => periods.map((one) => one[part]));
    return database.read<MonthCount>(COUNTED, [rule, since, from, before, asOf]);
  };
}

/** The targets of the plans of both years, of all indicators of the party. */
export function readTargets(
  targets: Statement,
  database: CallerDatabase,
  { fiscalYear, planVersion, previousPlanVersion }: ReportKey,
): Promise<TargetRow[]> {
  return database.read(targets, [
    [fiscalYear, previousFiscalYear(fiscalYear)],
    [planVersion, previousPlanVersion],
  ]);
}

/** The closed months of a report, read once a request, whichever indicators are. */
const closedMonthsOfReport = requestLoader<SubgraphContext, string, { report: string; closed: ClosedMonth[] }>(
  ({ database }, reports) =>
    Promise.all(
      reports.map(async (report) => {
        const { fiscalYear, through, asOf } = decodeReportKey(report);
        return { report, closed: await readClosedMonths(database, monthsThrough(fiscalYear, through), asOf) };
      }),
    ),
  ({ report }) => report,
);

/** Reads an indicator: the party's own counts where it has counted, by each of its rules, else the reported results. */
export async function readIndicator(
  { targets }: PlannedBy,
  context: SubgraphContext,
  indicator: Indicator,
  points: readonly ServicePointEntity[],
  key: ReportKey,
  day: string,
): Promise<IndicatorRecords> {
  const { database, caller } = context;
  const { fiscalYear, through, asOf } = key;
  const before = previousFiscalYear(fiscalYear);
  // guard: results-by-attribute-of-person-are-for-staff
  const isWithheld = indicator.rules.some(({ isPersonal }) => isPersonal) && !isStaff(caller);
  const rules = isWithheld ? [] : indicator.rules;
  const [planned, reported, ...counted] = await Promise.all([
    readTargets(targets, database, key),
    database.read<ReportedRow>(REPORTED, [
      indicator.code,
      [...monthsOfFiscalYear(before), ...monthsThrough(fiscalYear, through)],
      asOf,
    ]),
    ...rules.map(readCounted),
  ]);
  const own = planned.filter((target) => target.indicator === indicator.code);
  return {
    indicator,
    isWithheld,
    points,
    targets: targetsOf(own),
    results: isWithheld ? [] : [...counted.flat(), ...reportedResults(reported)],
    words: printedWords(key, own, reported),
  };

  async function readCounted(rule: IndicatorRule): Promise<IndicatorResult[]> {
    const since = await readCountedSince(database, rule.code, asOf);
    if (since === null) return [];
    const count = countBy(database, rule.code, since);
    const counts = await count([{ ...countedPeriod(key), asOf }]);
    const report = await closedMonthsOfReport(context).load(encodeReportKey(key));
    const atClosing = await countClosedMonths(
      count,
      (report?.closed ?? []).filter(({ month }) => countsMonth(rule, month)),
    );
    return countedResults(key, points, { counts, atClosing }, { since }, rule, day);
  }
}
