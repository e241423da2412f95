import type { YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";

/** The business day of the demonstration data: the last day of the printed period. */
export const DEMO_DAY = "2013-10-31";

/** 国民の祝日 and year-end closing, April 2012 to October 2013, where they fall on a weekday. */
const CLOSED = new Set([
  "2012-04-30", "2012-05-03", "2012-05-04", "2012-07-16", "2012-09-17", "2012-10-08", "2012-11-23", "2012-12-24",
  "2012-12-31", "2013-01-01", "2013-01-02", "2013-01-03", "2013-01-14", "2013-02-11", "2013-03-20", "2013-04-29",
  "2013-05-03", "2013-05-06", "2013-07-15", "2013-09-16", "2013-09-23", "2013-10-14",
]); // biome-ignore format: one year a line reads better than one day a line

const DAY_MS = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function earlierOf(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? one : other;
}

export function laterOf(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? other : one;
}

export function isBusinessDay(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !CLOSED.has(day);
}

/** The days of a month on which the service points are open. */
export function businessDaysOf(month: YearMonth): string[] {
  const days = Array.from({ length: 31 }, (_, i) => addDays(`${month}-01`, i));
  return days.filter((day) => day.startsWith(month) && isBusinessDay(day));
}

/** The given day, or the first business day after it. */
export function businessDayFrom(day: string): string {
  return isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1));
}
