const AHEAD_OF_UTC_MS = 9 * 3_600_000;

/** The day of an instant in Asia/Tokyo, which knows no summer time. */
export function dayInTokyo(instant: string): string {
  return new Date(Date.parse(instant) + AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
}
