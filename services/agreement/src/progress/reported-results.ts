import type { FiscalYear, YearMonth } from "../calendar/fiscal-year";
import { countingRules } from "./counting-rule";
import type { MeasureRecords } from "./measure-records";

/** A row of a party's reported results (`from_month`, `through_month`, `value`). */
export interface ReportedRow {
  servicePointId: string;
  from: string;
  through: string;
  value: number;
  printedWords: string;
}

/** A row of a party's targets, with the words in which they were printed. */
export interface TargetRow {
  servicePointId: string;
  fiscalYear: number;
  value: number;
  printedWords: string | null;
}

/** REPORTED records: the source does not say how they were counted, so they carry the rule UNSPECIFIED. */
export function reportedRecords(
  fiscalYear: FiscalYear,
  through: YearMonth,
  targets: readonly TargetRow[],
  reported: readonly ReportedRow[],
): Omit<MeasureRecords, "points"> {
  const printed = [
    ...targets.filter((target) => target.fiscalYear === fiscalYear),
    ...reported.filter((result) => result.through === through),
  ];
  return {
    targets: targets.map(({ fiscalYear: year, ...target }) => ({ ...target, fiscalYear: year as FiscalYear })),
    results: reported.map(({ from, through: last, ...result }) => ({
      ...result,
      from: from as YearMonth,
      through: last as YearMonth,
      basis: "REPORTED" as const,
      rule: countingRules.UNSPECIFIED,
    })),
    words: printed.flatMap(({ servicePointId, printedWords }) =>
      printedWords === null ? [] : [{ servicePointId, words: printedWords }],
    ),
  };
}
