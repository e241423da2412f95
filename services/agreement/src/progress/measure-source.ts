import type { Statement } from "@aiwork/runtime/database/open-database";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { lastYear, sameMonthLastYear } from "../calendar/fiscal-year";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import { type CountedSince, countedPeriod, countedResults, type MonthCount } from "./counted-results";
import type { MeasureRecords, ReportKey } from "./measure-records";
import type { CountingRule } from "./progress-figure";
import { printedWords, type ReportedRow, reportedResults, type TargetRow, targetsOf } from "./reported-results";

/** Where a party keeps its measure. Every statement is bound to the instant as of which it is asked, last. */
export interface MeasureSource {
  rule: CountingRule;
  /** Of the fiscal years $1: rows of TargetRow. */
  targets: Statement;
  /** Through the months $1: rows of ReportedRow. */
  reported: Statement;
  /** From the day $1 to before the day $2: rows of MonthCount. */
  counted: Statement;
}

const SINCE: Statement = {
  name: "counted-since",
  text: "select since from counted_since where rule = $1 and recorded_at <= $2",
};

/** What a party knew of its measure: its own count where it has counted, else what was reported. */
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
