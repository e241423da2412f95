import { periodError } from "./period.errors";

/** The last day of the second month after a day: until then a registration (求職申込み) and a job order (求人) are valid. */
export function endOfSecondMonthAfter(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const end = new Date(0);
  end.setUTCFullYear(year, month + 2, 0);
  return end.toISOString().slice(0, 10);
}

/**
 * The last day of a term of months (民法143条2項): the day before the corresponding day of the last month, or the last day of
 * that month where it has no such day. Three months from 30 November end on the last day of February.
 */
export function lastDayOfTerm(firstDay: string, months: number): string {
  const [year = 0, month = 0, day = 0] = firstDay.split("-").map(Number);
  const last = new Date(0);
  last.setUTCFullYear(year, month + months, 0);
  // guard: term-ends-before-corresponding-day
  if (day <= last.getUTCDate()) last.setUTCFullYear(year, month - 1 + months, day - 1);
  return last.toISOString().slice(0, 10);
}

/** The day that is so many days after another. */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const later = new Date(0);
  later.setUTCFullYear(year, month - 1, date + days);
  return later.toISOString().slice(0, 10);
}

/** A range of days, both inclusive; null is unbounded. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** @throws DAYS_REVERSED */
export function parseDayRange(given: { from?: string | null; to?: string | null } | null | undefined): DayRange {
  const { from = null, to = null } = given ?? {};
  if (from !== null && to !== null && from > to) throw periodError("DAYS_REVERSED");
  return { from, to };
}

/** The same day of another year; of 29 February the 28th where that year has none. */
export function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}${day.endsWith("-02-29") && !isLeap ? "-02-28" : day.slice(4)}`;
}
