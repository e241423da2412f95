const DAY_MS = 86_400_000;

/** The last day of so many months from a day on: 31 January to 30 April, and 30 November to 27 February. */
export function lastDayOfTrial(startsOn: string, months: number): string {
  const [year = 0, month = 0, day = 0] = startsOn.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const after = Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth));
  return new Date(after - DAY_MS).toISOString().slice(0, 10);
}

/** 実施計画書: due so many days from the start. */
export function planDueOn(startsOn: string, days: number): string {
  return new Date(Date.parse(startsOn) + days * DAY_MS).toISOString().slice(0, 10);
}
