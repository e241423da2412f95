import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { firstDayAfterMonth } from "../../agreement/calendar/fiscal-year";
import type { ClosedMonth } from "./month-closing.queries";

/** By month: the counts by service point as of its closing. A month that is open has none. */
export type CountsAtClosing = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface PointCount {
  servicePointId: string;
  count: number;
}

/**
 * Counts closed months, each as known when it was closed.
 * @param counted rows of PointCount from the day $1 to before the day $2, as of $3
 */
export async function countClosedMonths(
  database: CallerDatabase,
  counted: Statement,
  closed: readonly ClosedMonth[],
): Promise<CountsAtClosing> {
  const counts = new Map<string, ReadonlyMap<string, number>>();
  // One after the other: a report takes one connection.
  for (const { month, closedAt } of closed) {
    const rows = await database.read<PointCount>(counted, [`${month}-01`, firstDayAfterMonth(month), closedAt]);
    counts.set(month, new Map(rows.map(({ servicePointId, count }) => [servicePointId, count])));
  }
  return counts;
}
