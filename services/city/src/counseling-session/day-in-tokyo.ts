// guard: day-begins-at-midnight-in-tokyo
const AHEAD_OF_UTC_MS = 9 * 3_600_000;

/** The day of an instant in Asia/Tokyo, which has no daylight saving time. */
export function dayInTokyo(instant: string): string {
  return new Date(Date.parse(instant) + AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
}
