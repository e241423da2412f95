import {
  dayAfter,
  type FiscalYear,
  firstDayOf,
  lastYear,
  monthsThrough,
  sameMonthLastYear,
  type YearMonth,
} from "../calendar/fiscal-year";
import type { ReportKey, Result } from "./measure-records";
import type { CountingRule } from "./progress-figure";

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
  return { from: firstDayOf(lastYear(fiscalYear)), before: dayAfter(through) };
}

/** The monthly and cumulative results of both years, where the party already counted and the month had begun. */
export function countedResults(
  key: ReportKey,
  points: readonly { id: string; openedOn: string }[],
  counts: readonly MonthCount[],
  since: CountedSince,
  rule: CountingRule,
  today: string,
): Result[] {
  const byMonth = new Map(counts.map(({ servicePointId, month, count }) => [`${servicePointId} ${month}`, count]));
  const periods: [FiscalYear, YearMonth][] = [
    [key.fiscalYear, key.through],
    [lastYear(key.fiscalYear), sameMonthLastYear(key.through)],
  ];
  return points.flatMap(({ id: servicePointId, openedOn }) =>
    periods.flatMap(([fiscalYear, through]) => {
      const isCounted =
        firstDayOf(fiscalYear) >= since.since && `${through}-01` <= today && openedOn < dayAfter(through);
      if (!isCounted) return [];
      const months = monthsThrough(fiscalYear, through).filter((month) => openedOn < dayAfter(month));
      const values = months.map((month) => byMonth.get(`${servicePointId} ${month}`) ?? 0);
      const result = { servicePointId, basis: "COUNTED" as const, rule };
      const total = values.reduce((sum, value) => sum + value, 0);
      const first = firstDayOf(fiscalYear).slice(0, 7) as YearMonth;
      const single = months.map((month, i) => ({ ...result, from: month, through: month, value: values[i] ?? 0 }));
      const whole = { ...result, from: first, through, value: total };
      return through === first ? single : [...single, whole];
    }),
  );
}
