import type { Statement } from "@aiwork/runtime/database/open-database";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { lastYear, sameMonthLastYear } from "../calendar/fiscal-year";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import { type CountedSince, countedPeriod, countedResults, type MonthCount } from "./counted-results";
import type { MeasureRecords, ReportKey } from "./measure-records";
import type { CountingRule } from "./progress-figure";
import { printedWords, type ReportedRow, reportedResults, type TargetRow, targetsOf } from "./reported-results";

/** The statements that read a party's measure; the last parameter of each is the instant `asOf`. */
export interface MeasureSource {
  rule: CountingRule;
  /** Rows of TargetRow for the fiscal years $1. */
  targets: Statement;
  /** Rows of ReportedRow through the months $1. */
  reported: Statement;
  /** Rows of MonthCount from the day $1 to before the day $2. */
  counted: Statement;
}

const SINCE: Statement = {
  name: "counted-since",
  text: "select since from counted_since where rule = $1 and recorded_at <= $2",
};

/** Reads a party's measure: its own counts where it has counted, else the reported results. */
export async function readMeasure(
  source: MeasureSource,
  { database, clock }: SubgraphContext,
  points: readonly ServicePointEntity[],
  key: ReportKey,
): Promise<MeasureRecords> {
  const { fiscalYear, through, asOf } = key;
  const [targets, reported, [since]] = await Promise.all([
    database.read<TargetRow>(source.targets, [[fiscalYear, lastYear(fiscalYear)], asOf]),
    database.read<ReportedRow>(source.reported, [[through, sameMonthLastYear(through)], asOf]),
    database.read<CountedSince>(SINCE, [source.rule.code, asOf]),
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
    return since ? countedResults(key, points, months, since, source.rule, clock.today()) : [];
  }
}
