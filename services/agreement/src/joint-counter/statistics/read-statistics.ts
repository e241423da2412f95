import type { Statement } from "@aiwork/subgraph/database/connect-database";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  lastMonthOf,
  monthOf,
  monthsThrough,
  parseFiscalYear,
  parseMonthOfFiscalYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import { periodError } from "../../agreement/calendar/period.errors";
import { businessDayAt, closedAsOf } from "../../business-plan/plan-progress/closed-instant";
import { inReportQueue } from "../../business-plan/plan-progress/report-queue";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import { allServicePoints } from "../service-point/service-point.queries";

/** What a statistics table is asked for. */
export interface GivenPeriod {
  fiscalYear: number;
  through?: string | null;
  asOf?: string | null;
}

/** The statements that count a table; SECURITY DEFINER functions, which give counts alone. */
interface StatisticsSource {
  /** One row of RecordSpan for the days from $1 to before $2, as of $3. */
  span: Statement & { values?: readonly unknown[] };
  /** Rows of the table for the days from $1 to before $2, as of $3. */
  counts: Statement & { values?: readonly unknown[] };
}

interface RecordSpan {
  /** The first day of which anything was known; null where nothing was. */
  firstOn: string | null;
  /** The last day in the period. */
  lastOn: string | null;
}

/** A table of a fiscal year, as known at a closed instant. */
export interface CountedTable<Row> {
  /** ISO 8601, UTC. */
  asOf: string;
  /** From the first month with a record, or April, to the last one asked for that has begun. */
  months: readonly YearMonth[];
  points: readonly ServicePointEntity[];
  rows: readonly Row[];
}

/**
 * Counts a table of a fiscal year in one statement, when it is the report's turn.
 * @throws FISCAL_YEAR_OUT_OF_RANGE, IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR, INSTANT_IN_THE_FUTURE, INSTANT_NOT_CLOSED,
 *   BEFORE_FIRST_RECORD, REPORTS_BUSY
 */
export async function readStatistics<Row>(
  context: SubgraphContext,
  given: GivenPeriod,
  { span, counts }: StatisticsSource,
): Promise<CountedTable<Row>> {
  const { database } = context;
  const fiscalYear = parseFiscalYear(given.fiscalYear);
  const through = given.through == null ? null : parseMonthOfFiscalYear(fiscalYear, given.through);
  const points = await allServicePoints(context);
  // guard: statistics-are-of-a-closed-instant
  const asOf = await closedAsOf(database, given.asOf);
  const read = <Found>({ values = [], ...statement }: StatisticsSource["span"], from: string, before: string) =>
    database.read<Found>(statement, [...values, from, before, asOf]);
  return inReportQueue(context, async () => {
    const year = [firstDayOfFiscalYear(fiscalYear), firstDayAfterMonth(lastMonthOf(fiscalYear))] as const;
    const [known] = await read<RecordSpan>(span, ...year);
    // guard: instant-before-first-record-is-refused
    if (given.asOf && !known?.firstOn) throw periodError("BEFORE_FIRST_RECORD");
    const months = monthsOfTable(fiscalYear, through, known, businessDayAt(asOf, context.clock));
    const [first, last] = [months[0], months.at(-1)];
    const rows = first && last ? await read<Row>(counts, `${first}-01`, firstDayAfterMonth(last)) : [];
    return { asOf, months, points, rows };
  });
}

/** The months of which something could be recorded: none before the first record, and none that has not begun. */
function monthsOfTable(
  fiscalYear: FiscalYear,
  through: YearMonth | null,
  { firstOn, lastOn }: RecordSpan = { firstOn: null, lastOn: null },
  day: string,
): YearMonth[] {
  const last = through ?? (lastOn && monthOf(lastOn));
  if (!firstOn || !last) return [];
  // guard: month-before-first-record-or-to-come-has-no-row
  return monthsThrough(fiscalYear, last).filter((month) => month >= monthOf(firstOn) && `${month}-01` <= day);
}

/** A counted row of a service point, and of a month or another part of the table; null where it is of none. */
export interface CountedRow {
  point: string | null;
  part: string | null;
}

/** The place of a row in a table. */
export interface Cell {
  servicePointId: string;
  part: string | null;
}

/**
 * The rows of a table, those where nothing happened included: service points in the order of opening, each only with what
 * it was open for.
 * @param parts the values of the second dimension; "MONTHS" for those of the table
 */
export function cellsOf<Row extends CountedRow>(
  { months, points, rows }: CountedTable<Row>,
  parts: readonly string[] | "MONTHS" | null,
): { cell: Cell; counted: Row | undefined }[] {
  const counted = new Map(rows.map((row) => [keyOf(row.point, row.part), row]));
  return points.flatMap((point) => {
    const open = months.filter((month) => wasOpenIn(point, month));
    if (open.length === 0) return [];
    return (parts === "MONTHS" ? open : (parts ?? [null])).map((part) => ({
      cell: { servicePointId: point.id, part },
      counted: counted.get(keyOf(point.id, part)),
    }));
  });
}

const keyOf = (point: string | null, part: string | null) => JSON.stringify([point, part]);

/** Also for some days of it. */
// guard: month-before-opening-has-no-row
export function wasOpenIn({ openedOn, closedOn }: ServicePointEntity, month: YearMonth): boolean {
  return openedOn < firstDayAfterMonth(month) && (closedOn ?? `${month}-01`) >= `${month}-01`;
}
