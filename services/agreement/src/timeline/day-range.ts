import { refuse } from "../agreement-refusals";

/** A range of days, both inclusive; null is unbounded. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** @throws DAYS_REVERSED */
export function parseDayRange(given: { from?: string | null; to?: string | null } | null | undefined): DayRange {
  const { from = null, to = null } = given ?? {};
  if (from !== null && to !== null && from > to) throw refuse("DAYS_REVERSED");
  return { from, to };
}
