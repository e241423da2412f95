import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  lastMonthOf,
  monthsOfFiscalYear,
  parseFiscalYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import { periodError } from "../../agreement/calendar/period.errors";
import { type CountingRule, countsMonth, type Indicator, type IndicatorRule } from "../indicator/indicator";
import { indicatorsOf } from "../indicator/indicators";
import { countClosedMonths } from "../month-closing/counts-at-closing";
import { type ClosedMonth, readClosedMonths } from "../month-closing/month-closing.queries";
import { closedAsOf } from "../plan-progress/closed-instant";
import { countBy, readCountedSince } from "../plan-progress/indicator-records.queries";
import { inReportQueue } from "../plan-progress/report-queue";

/**
 * By a rule $1, of the closed months from the day $2 to before the day $3: what became known after $4, or where that is null
 * after the closing, up to $5.
 */
const CHANGES: Statement = {
  name: "changes-of-rule",
  text: `select service_point_id as "servicePointId", month, cause, changed_at as "changedAt"
    from changes_of($1, $2, $3, $4, $5)`,
};

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
  indicator: Indicator;
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
 * 訂正: the figures of a year's closed months, by each rule of a party, that differ from those as of the closing, or as of
 * `since`.
 * @throws FISCAL_YEAR_OUT_OF_RANGE, INSTANT_IN_THE_FUTURE, INSTANT_NOT_CLOSED, SINCE_AFTER_AS_OF, REPORTS_BUSY
 */
export async function readRevisions(
  context: SubgraphContext,
  owner: Indicator["owner"],
  given: RevisionsQuery,
): Promise<FigureRevisionsRow> {
  const { database } = context;
  const fiscalYear = parseFiscalYear(given.fiscalYear);
  const asOf = await closedAsOf(database, given.asOf);
  const since = given.since ?? null;
  // guard: revisions-are-told-forward-in-time
  if (since !== null && Date.parse(since) > Date.parse(asOf)) throw periodError("SINCE_AFTER_AS_OF");
  const closed = await readClosedMonths(database, monthsOfFiscalYear(fiscalYear), asOf);
  return inReportQueue(context, async () => {
    const revisions: FigureRevisionRow[] = [];
    for (const indicator of indicatorsOf(owner))
      for (const rule of indicator.rules) {
        const revised = await revisionsByRule(database, rule, { fiscalYear, closed, since, asOf });
        revisions.push(...revised.map((revision) => ({ indicator, ...revision })));
      }
    return { asOf, revisions };
  });
}

interface ComparedYear {
  fiscalYear: FiscalYear;
  closed: readonly ClosedMonth[];
  since: string | null;
  asOf: string;
}

type RevisionByRule = Omit<FigureRevisionRow, "indicator">;

async function revisionsByRule(
  database: CallerDatabase,
  rule: IndicatorRule,
  { fiscalYear, closed, since, asOf }: ComparedYear,
): Promise<RevisionByRule[]> {
  const start = await readCountedSince(database, rule.code, asOf);
  const months = closed.filter(({ month }) => countsMonth(rule, month));
  if (!start || months.length === 0) return [];
  const count = countBy(database, rule.code, start);
  const [from, end] = [firstDayOfFiscalYear(fiscalYear), firstDayAfterMonth(lastMonthOf(fiscalYear))];
  const before = await countClosedMonths(
    count,
    since === null ? months : months.map(({ month }) => ({ month, closedAt: since })),
  );
  const after = await count([{ from, before: end, asOf }]);
  const changes = await database.read<LateChange>(CHANGES, [rule.code, from, end, since, asOf]);
  return months.flatMap(({ month }) =>
    revisionsOfMonth({
      rule,
      month,
      before: before.get(month) ?? new Map(),
      after: new Map(after.filter((one) => one.month === month).map((one) => [one.servicePointId, one.count])),
      changes: changes.filter((change) => change.month === month),
    }),
  );
}

interface ComparedMonth {
  rule: CountingRule;
  month: YearMonth;
  before: ReadonlyMap<string, number>;
  after: ReadonlyMap<string, number>;
  changes: readonly LateChange[];
}

function revisionsOfMonth({ rule, month, before, after, changes }: ComparedMonth): RevisionByRule[] {
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
