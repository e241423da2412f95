import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  monthsThrough,
  previousFiscalYear,
  sameMonthLastYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import type { MeasureResult, MeasureTarget, PrintedWords, ReportKey } from "./measure-records";
import { type CountingRule, countingRules } from "./progress-figure";

/** The count of one month at one service point; a month without an event has no row. */
export interface MonthCount {
  servicePointId: string;
  month: string;
  count: number;
}

/** The first day from which a party counts by a rule. */
export interface CountedSince {
  since: string;
}

/** The first day of last year's period and the day after this year's period. */
export function countedPeriod({ fiscalYear, through }: ReportKey): { from: string; before: string } {
  return { from: firstDayOfFiscalYear(previousFiscalYear(fiscalYear)), before: firstDayAfterMonth(through) };
}

/** The monthly and cumulative results of both years, where the party already counted and the month had begun. */
export function countedResults(
  key: ReportKey,
  points: readonly { id: string; openedOn: string }[],
  counts: readonly MonthCount[],
  since: CountedSince,
  rule: CountingRule,
  today: string,
): MeasureResult[] {
  const byMonth = new Map(counts.map(({ servicePointId, month, count }) => [`${servicePointId} ${month}`, count]));
  const periods: [FiscalYear, YearMonth][] = [
    [key.fiscalYear, key.through],
    [previousFiscalYear(key.fiscalYear), sameMonthLastYear(key.through)],
  ];
  return points.flatMap(({ id: servicePointId, openedOn }) =>
    periods.flatMap(([fiscalYear, through]) => {
      const isCounted =
        firstDayOfFiscalYear(fiscalYear) >= since.since &&
        `${through}-01` <= today &&
        openedOn < firstDayAfterMonth(through);
      if (!isCounted) return [];
      const months = monthsThrough(fiscalYear, through).filter((month) => openedOn < firstDayAfterMonth(month));
      const values = months.map((month) => byMonth.get(`${servicePointId} ${month}`) ?? 0);
      const result = { servicePointId, basis: "COUNTED" as const, rule };
      const total = values.reduce((sum, value) => sum + value, 0);
      const first = firstDayOfFiscalYear(fiscalYear).slice(0, 7) as YearMonth;
      const single = months.map((month, i) => ({ ...result, from: month, through: month, value: values[i] ?? 0 }));
      const whole = { ...result, from: first, through, value: total };
      return through === first ? single : [...single, whole];
    }),
  );
}

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

export function targetsOf(rows: readonly TargetRow[]): MeasureTarget[] {
  return rows.map(({ fiscalYear, ...target }) => ({ ...target, fiscalYear: fiscalYear as FiscalYear }));
}

/** REPORTED results: the source does not say how they were counted, so they carry the rule UNSPECIFIED. */
export function reportedResults(rows: readonly ReportedRow[]): MeasureResult[] {
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
