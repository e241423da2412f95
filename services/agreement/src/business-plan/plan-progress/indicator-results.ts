import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  lastMonthOf,
  monthOf,
  monthsThrough,
  previousFiscalYear,
  sameMonthLastYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import { countsMonth, type IndicatorRule, UNSPECIFIED_RULE } from "../indicator/indicator";
import type { CountsAtClosing } from "../month-closing/counts-at-closing";
import type { IndicatorResult, IndicatorTarget, PrintedWords, ReportKey } from "./indicator-records";

/** The count of one month at one service point; a month without an event has no row. */
export interface MonthCount {
  servicePointId: string;
  month: string;
  count: number;
}

/** The counts of both years, and those of this year's months as of their closing. */
export interface CountsByRule {
  counts: readonly MonthCount[];
  atClosing: CountsAtClosing;
}

/** The first day from which a party counts by a rule. */
export interface CountedSince {
  since: string;
}

/** The first day of last year's period and the day after this year's period. */
export function countedPeriod({ fiscalYear, through }: ReportKey): { from: string; before: string } {
  return { from: firstDayOfFiscalYear(previousFiscalYear(fiscalYear)), before: firstDayAfterMonth(through) };
}

/**
 * The results of both years: of each month that the party counted and that had begun by `day`, and of the year so far,
 * and the whole last year, where all of their months are counted in which the service point was open.
 */
export function countedResults(
  key: ReportKey,
  points: readonly { id: string; openedOn: string }[],
  { counts, atClosing }: CountsByRule,
  { since }: CountedSince,
  rule: IndicatorRule,
  day: string,
): IndicatorResult[] {
  const byMonth = new Map(counts.map((count) => [`${count.servicePointId} ${count.month}`, count]));
  const before = previousFiscalYear(key.fiscalYear);
  const periods: [FiscalYear, YearMonth][] = [
    [key.fiscalYear, key.through],
    [before, sameMonthLastYear(key.through)],
    [before, lastMonthOf(before)],
  ];
  return points.flatMap(({ id: servicePointId, openedOn }) => {
    const result = { servicePointId, basis: "COUNTED" as const, rule };
    const monthsOpen = (fiscalYear: FiscalYear, through: YearMonth) =>
      monthsThrough(fiscalYear, through).filter((month) => openedOn < firstDayAfterMonth(month));
    const bothYears = [...monthsOpen(before, lastMonthOf(before)), ...monthsOpen(key.fiscalYear, key.through)];
    // guard: month-is-counted-from-start-of-counting
    const begun = bothYears.filter((month) => `${month}-01` >= since && `${month}-01` <= day);
    const counted = begun.filter((month) => countsMonth(rule, month));
    const single = counted.map((month) => {
      const { count: value = 0 } = byMonth.get(`${servicePointId} ${month}`) ?? {};
      const closed = atClosing.get(month);
      const isRevised = closed !== undefined && value !== (closed.get(servicePointId) ?? 0);
      return { ...result, from: month, through: month, value, isRevised, isProvisional: !closed };
    });
    const soFar = (rule.additiveOverMonths ? periods : []).flatMap(([fiscalYear, through]) => {
      const months = monthsOpen(fiscalYear, through);
      const parts = single.filter((month) => months.includes(month.through));
      const from = monthOf(firstDayOfFiscalYear(fiscalYear));
      // guard: year-so-far-is-counted-whole-or-not-at-all
      if (parts.length < months.length || months.length === 0 || through === from) return [];
      const value = parts.reduce((sum, month) => sum + month.value, 0);
      const isRevised = parts.some((month) => month.isRevised);
      return [
        { ...result, from, through, value, isRevised, isProvisional: parts.some((month) => month.isProvisional) },
      ];
    });
    return [...single, ...soFar];
  });
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
  indicator: string;
  fiscalYear: number;
  value: number;
  printedWords: string | null;
}

export function targetsOf(rows: readonly TargetRow[]): IndicatorTarget[] {
  return rows.map(({ fiscalYear, ...target }) => ({ ...target, fiscalYear: fiscalYear as FiscalYear }));
}

/** REPORTED results: the source does not say how they were counted, so they carry the rule UNSPECIFIED. */
export function reportedResults(rows: readonly ReportedRow[]): IndicatorResult[] {
  return rows.map(({ servicePointId, from, through, value }) => ({
    servicePointId,
    from: from as YearMonth,
    through: through as YearMonth,
    value,
    basis: "REPORTED",
    rule: UNSPECIFIED_RULE,
    isRevised: false,
    isProvisional: false,
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
