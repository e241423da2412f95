import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { previousFiscalYear, sameMonthLastYear } from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { allServicePoints } from "../../joint-counter/service-point/service-point.queries";
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

const COUNTED_SINCE: Statement = {
  name: "counted-since",
  text: "select since from counted_since where rule = $1 and recorded_at <= $2",
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
  const [targets, reported, [since]] = await Promise.all([
    database.read<TargetRow>(source.targets, [years, [planVersion, previousPlanVersion]]),
    database.read<ReportedRow>(source.reported, [[through, sameMonthLastYear(through)], asOf]),
    database.read<CountedSince>(COUNTED_SINCE, [source.rule.code, asOf]),
  ]);
  const counted = since ? await readCounted() : [];
  return {
    points,
    targets: targetsOf(targets),
    results: [...counted, ...reportedResults(reported)],
    words: printedWords(key, targets, reported),
  };

  async function readCounted() {
    const { from, before } = countedPeriod(key);
    const months = await database.read<MonthCount>(source.counted, [from, before, asOf]);
    return since ? countedResults(key, points, months, since, source.rule, day) : [];
  }
}

/** A party's progress table of its own measure, read once per request and report, whichever rows are selected. */
export function createProgressTables(
  source: MeasureSource,
): (context: SubgraphContext, key: ReportKey) => Promise<ProgressTable> {
  const tables = requestLoader<SubgraphContext, string, { key: string; table: ProgressTable }>(
    (context, keys) =>
      Promise.all(keys.map(async (key) => ({ key, table: await readTable(source, context, decodeReportKey(key)) }))),
    ({ key }) => key,
  );
  return async (context, key) => {
    const read = await tables(context).load(encodeReportKey(key));
    if (!read) throw new Error("a table is read for every key");
    return read.table;
  };
}

async function readTable(source: MeasureSource, context: SubgraphContext, key: ReportKey): Promise<ProgressTable> {
  // guard: every-figure-is-of-a-closed-instant
  await closedAsOf(context.database, key.asOf);
  const day = businessDayAt(key.asOf, context.clock);
  const records = await readMeasure(source, context, await allServicePoints(context), key, day);
  return buildProgressTable(key, records, day);
}
