const DAY_MS = 86_400_000;

/** The last day of a number of months: three months from 31 January end on 29 April, from 30 November on 27 February. */
export function lastDayOfTrial(startsOn: string, months: number): string {
  const [year = 0, month = 0, day = 0] = startsOn.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  // guard: trial-starts-on-long-months-last-day
  const after = Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth));
  // guard: trial-ends-day-before-months-are-over
  return new Date(after - DAY_MS).toISOString().slice(0, 10);
}

/** 実施計画書: due a number of days after the start. */
export function planDueOn(startsOn: string, days: number): string {
  return new Date(Date.parse(startsOn) + days * DAY_MS).toISOString().slice(0, 10);
}
