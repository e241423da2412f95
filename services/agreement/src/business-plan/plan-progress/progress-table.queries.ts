import { BoundedCache } from "@aiwork/server/cache/bounded-cache";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import {
  lastMonthOf,
  monthsThrough,
  previousFiscalYear,
  sameMonthLastYear,
} from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { allServicePoints } from "../../joint-counter/service-point/service-point.queries";
import { countClosedMonths } from "../month-closing/counts-at-closing";
import { readClosedMonths } from "../month-closing/month-closing.queries";
import { businessDayAt, closedAsOf } from "./closed-instant";
import { decodeReportKey, encodeReportKey, type MeasureRecords, type ReportKey } from "./measure-records";
import {
  type CountedSince,
  countedPeriod,
  countedResults,
  type MonthCount,
  printedWords,
  type ReportedRow,
  reportedResults,
  type TargetRow,
  targetsOf,
} from "./measure-results";
import type { CountingRule } from "./progress-figure";
import { buildProgressTable, type ProgressTable } from "./progress-table";
import { inReportQueue } from "./report-queue";

/** The statements that read a party's measure. */
interface MeasureSource {
  rule: CountingRule;
  /** Rows of TargetRow for the plans of the fiscal years $1 in the versions $2, which never change. */
  targets: Statement;
  /** Rows of ReportedRow through the months $1, as of $2. */
  reported: Statement;
  /** Rows of MonthCount from the day $1 to before the day $2, as of $3. */
  counted: Statement;
}

/** From when the party counts; no day where the start was taken back. */
export const COUNTED_SINCE: Statement = {
  name: "counted-since",
  // guard: start-of-counting-is-the-latest-known-then
  text: "select since from counted_since where rule = $1 and recorded_at <= $2 order by recorded_at desc limit 1",
};

/** Reads a party's measure: its own counts where it has counted, else the reported results. */
async function readMeasure(
  source: MeasureSource,
  { database }: SubgraphContext,
  points: readonly ServicePointEntity[],
  key: ReportKey,
  day: string,
): Promise<MeasureRecords> {
  const { fiscalYear, through, asOf, planVersion, previousPlanVersion } = key;
  const years = [fiscalYear, previousFiscalYear(fiscalYear)];
  const [targets, reported, [start]] = await Promise.all([
    database.read<TargetRow>(source.targets, [years, [planVersion, previousPlanVersion]]),
    database.read<ReportedRow>(source.reported, [
      [through, sameMonthLastYear(through), lastMonthOf(previousFiscalYear(fiscalYear))],
      asOf,
    ]),
    database.read<{ since: string | null }>(COUNTED_SINCE, [source.rule.code, asOf]),
  ]);
  const counted = start?.since ? await readCounted({ since: start.since }) : [];
  return {
    points,
    targets: targetsOf(targets),
    results: [...counted, ...reportedResults(reported)],
    words: printedWords(key, targets, reported),
  };

  async function readCounted(since: CountedSince) {
    const { from, before } = countedPeriod(key);
    const months = await database.read<MonthCount>(source.counted, [from, before, asOf]);
    const closed = await readClosedMonths(database, monthsThrough(fiscalYear, through), asOf);
    const atClosing = await countClosedMonths(database, source.counted, closed);
    return countedResults(key, points, { counts: months, atClosing }, since, source.rule, day);
  }
}

/** A party's progress table of its own measure, read once per request and report, whichever rows are selected. */
export function createProgressTables(
  source: MeasureSource,
): (context: SubgraphContext, key: ReportKey) => Promise<ProgressTable> {
  const readTable = createTableReader(source);
  const tables = requestLoader<SubgraphContext, string, { key: string; table: ProgressTable }>(
    (context, keys) =>
      Promise.all(keys.map(async (key) => ({ key, table: await readTable(context, decodeReportKey(key)) }))),
    ({ key }) => key,
  );
  return async (context, key) => {
    const read = await tables(context).load(encodeReportKey(key));
    if (!read) throw new Error("a table is read for every key");
    return read.table;
  };
}

/** A table of a year takes a few kilobytes. */
const MAX_KEPT_TABLES = 500;

interface KeptTable {
  readonly table: ProgressTable;
  /** The service points that it was made of: they are no part of what is known as of an instant. */
  readonly points: string;
}

/**
 * Reads tables of a measure. Nothing that is known as of a closed instant changes any more, so a table is kept, for the
 * role that read it and the business day it was made on. What is not kept waits in the queue of reports.
 */
function createTableReader(source: MeasureSource) {
  const keptByProcess = new WeakMap<object, BoundedCache<string, KeptTable>>();
  const keptBy = (process: object) => {
    const known = keptByProcess.get(process) ?? new BoundedCache<string, KeptTable>(MAX_KEPT_TABLES);
    keptByProcess.set(process, known);
    return known;
  };
  return async (context: SubgraphContext, key: ReportKey): Promise<ProgressTable> => {
    const { database, clock, caller } = context;
    const day = businessDayAt(key.asOf, clock);
    const points = await allServicePoints(context);
    const kept = keptBy(context.kept ?? context);
    const name = JSON.stringify([encodeReportKey(key), day, caller.role]);
    const known = kept.find(name);
    // guard: table-of-closed-instant-is-kept
    if (known?.points === JSON.stringify(points)) return known.table;
    // guard: every-figure-is-of-a-closed-instant
    await closedAsOf(database, key.asOf);
    return inReportQueue(context, async () => {
      const table = buildProgressTable(key, await readMeasure(source, context, points, key, day), day);
      kept.set(name, { table, points: JSON.stringify(points) });
      return table;
    });
  };
}
