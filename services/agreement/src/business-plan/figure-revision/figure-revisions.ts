import type { Statement } from "@aiwork/subgraph/database/connect-database";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import {
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  lastMonthOf,
  monthsOfFiscalYear,
  parseFiscalYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import { periodError } from "../../agreement/calendar/period.errors";
import { countClosedMonths } from "../month-closing/counts-at-closing";
import { readClosedMonths } from "../month-closing/month-closing.queries";
import { closedAsOf } from "../plan-progress/closed-instant";
import type { MonthCount } from "../plan-progress/measure-results";
import type { CountingRule } from "../plan-progress/progress-figure";
import { COUNTED_SINCE } from "../plan-progress/progress-table.queries";
import { inReportQueue } from "../plan-progress/report-queue";

/** What a party counts by one rule. */
export interface RevisedMeasure {
  rule: CountingRule;
  /** Rows of MonthCount from the day $1 to before the day $2, as of $3. */
  counted: Statement;
  /**
   * Rows of LateChange of the closed months from the day $1 to before the day $2: what became known after $3, or where that is
   * null after the closing, up to $4.
   */
  changes: Statement;
}

/** What changed in a month at a service point, and when for the last time. */
interface LateChange {
  servicePointId: string;
  month: YearMonth;
  cause: RevisionCause;
  changedAt: Date;
}

type RevisionCause = "RECORDED" | "CONFIRMED" | "VOIDED" | "LINKED";

/** 訂正: a figure of a closed month that is another one now. */
export interface FigureRevisionRow {
  rule: CountingRule;
  servicePointId: string;
  month: YearMonth;
  before: number;
  after: number;
  changedAt: Date | null;
  causes: RevisionCause[];
}

export interface FigureRevisionsRow {
  asOf: string;
  revisions: FigureRevisionRow[];
}

interface RevisionsQuery {
  fiscalYear: number;
  since?: string | null | undefined;
  asOf?: string | null | undefined;
}

/**
 * 訂正: the figures of a year's closed months that differ from those as of the closing, or as of `since`.
 * @throws FISCAL_YEAR_OUT_OF_RANGE, INSTANT_IN_THE_FUTURE, INSTANT_NOT_CLOSED, SINCE_AFTER_AS_OF, REPORTS_BUSY
 */
export async function readRevisions(
  context: SubgraphContext,
  measures: readonly RevisedMeasure[],
  given: RevisionsQuery,
): Promise<FigureRevisionsRow> {
  const { database } = context;
  const fiscalYear = parseFiscalYear(given.fiscalYear);
  const asOf = await closedAsOf(database, given.asOf);
  const since = given.since ?? null;
  // guard: revisions-are-told-forward-in-time
  if (since !== null && Date.parse(since) > Date.parse(asOf)) throw periodError("SINCE_AFTER_AS_OF");
  const period = { from: firstDayOfFiscalYear(fiscalYear), before: firstDayAfterMonth(lastMonthOf(fiscalYear)) };
  const closed = await readClosedMonths(database, monthsOfFiscalYear(fiscalYear), asOf);
  return inReportQueue(context, async () => {
    const revisions: FigureRevisionRow[] = [];
    for (const measure of measures) {
      const [start] = await database.read<{ since: string | null }>(COUNTED_SINCE, [measure.rule.code, asOf]);
      // guard: month-that-is-not-counted-has-no-revision
      const months = closed.filter(({ month }) => start?.since && `${month}-01` >= start.since);
      const before = await countClosedMonths(
        database,
        measure.counted,
        since === null ? months : months.map(({ month }) => ({ month, closedAt: since })),
      );
      const after = await database.read<MonthCount>(measure.counted, [period.from, period.before, asOf]);
      const changes = await database.read<LateChange>(measure.changes, [period.from, period.before, since, asOf]);
      for (const { month } of months)
        revisions.push(
          ...revisionsOfMonth({
            rule: measure.rule,
            month,
            before: before.get(month) ?? new Map(),
            after: new Map(after.filter((one) => one.month === month).map((one) => [one.servicePointId, one.count])),
            changes: changes.filter((change) => change.month === month),
          }),
        );
    }
    return { asOf, revisions };
  });
}

interface ComparedMonth {
  rule: CountingRule;
  month: YearMonth;
  before: ReadonlyMap<string, number>;
  after: ReadonlyMap<string, number>;
  changes: readonly LateChange[];
}

function revisionsOfMonth({ rule, month, before, after, changes }: ComparedMonth): FigureRevisionRow[] {
  const points = [...new Set([...before.keys(), ...after.keys()])].sort();
  return points.flatMap((servicePointId) => {
    const figures = { before: before.get(servicePointId) ?? 0, after: after.get(servicePointId) ?? 0 };
    // guard: figure-that-is-the-same-is-no-revision
    if (figures.before === figures.after) return [];
    const ofPoint = changes.filter((change) => change.servicePointId === servicePointId);
    const changedAt = ofPoint
      .map((change) => change.changedAt)
      .sort((a, b) => a.getTime() - b.getTime())
      .at(-1);
    const causes = ofPoint.map(({ cause }) => cause).sort();
    return [{ rule, servicePointId, month, ...figures, changedAt: changedAt ?? null, causes }];
  });
}
