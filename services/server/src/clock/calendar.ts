const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** True for a day that exists (ISO 8601, proleptic Gregorian calendar, years 1 to 9999). */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text)?.map(Number) ?? [];
  if (!year || !month || !day || month > 12) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

/** True for a month such as 2013-10. */
export function isCalendarMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && isCalendarDay(`${text}-01`);
}

/** True for what is written as an instant, whether or not there is one. */
export function hasFormOfInstant(text: string): boolean {
  return INSTANT.test(text);
}

/** True for an instant with an offset (RFC 3339) whose day in UTC exists too. */
export function isInstant(text: string): boolean {
  if (!hasFormOfInstant(text) || !isCalendarDay(text.slice(0, 10))) return false;
  const instant = new Date(text);
  return !Number.isNaN(instant.getTime()) && isCalendarDay(instant.toISOString().slice(0, 10));
}
