import { firstDayAfterMonth } from "../../agreement/calendar/fiscal-year";
import type { ClosedMonth } from "./month-closing.queries";

/** By month: the counts by service point as of its closing. A month that is open has none. */
export type CountsAtClosing = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface PointCount {
  servicePointId: string;
  count: number;
}

/** Counts from a day to before another one, as of an instant. */
export type CountPeriod<Count extends PointCount> = (from: string, before: string, asOf: string) => Promise<Count[]>;

/** Counts closed months, each as known when it was closed. */
export async function countClosedMonths(
  count: CountPeriod<PointCount>,
  closed: readonly ClosedMonth[],
): Promise<CountsAtClosing> {
  const counts = new Map<string, ReadonlyMap<string, number>>();
  // One after the other: a report takes one connection.
  for (const { month, closedAt } of closed) {
    const rows = await count(`${month}-01`, firstDayAfterMonth(month), closedAt);
    counts.set(month, new Map(rows.map((row) => [row.servicePointId, row.count])));
  }
  return counts;
}
