import type { FiscalYear, YearMonth } from "../calendar/fiscal-year";
import { countingRules } from "./counting-rule";
import type { PrintedWords, ReportKey, Result, Target } from "./measure-records";

/** A row of a party's reported results (`from_month`, `through_month`, `value`). */
export interface ReportedRow {
  servicePointId: string;
  from: string;
  through: string;
  value: number;
  printedWords: string;
}

/** A row of a party's targets, with the printed words. */
export interface TargetRow {
  servicePointId: string;
  fiscalYear: number;
  value: number;
  printedWords: string | null;
}

export function targetsOf(rows: readonly TargetRow[]): Target[] {
  return rows.map(({ fiscalYear, ...target }) => ({ ...target, fiscalYear: fiscalYear as FiscalYear }));
}

/** REPORTED results: the source does not say how they were counted, so they carry the rule UNSPECIFIED. */
export function reportedResults(rows: readonly ReportedRow[]): Result[] {
  return rows.map(({ servicePointId, from, through, value }) => ({
    servicePointId,
    from: from as YearMonth,
    through: through as YearMonth,
    value,
    basis: "REPORTED",
    rule: countingRules.UNSPECIFIED,
  }));
}

/** The printed words of the report's own year: those of the target, then those of the result. */
export function printedWords(
  { fiscalYear, through }: ReportKey,
  targets: readonly TargetRow[],
  reported: readonly ReportedRow[],
): PrintedWords[] {
  const printed = [
    ...targets.filter((target) => target.fiscalYear === fiscalYear),
    ...reported.filter((result) => result.through === through),
  ];
  return printed.flatMap(({ servicePointId, printedWords: words }) =>
    words === null ? [] : [{ servicePointId, words }],
  );
}
