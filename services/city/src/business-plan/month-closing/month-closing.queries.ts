import type { YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";

/** Months are closed in order, so both have closed all earlier ones too. */
const LAST_MONTH_CLOSED_BY_BOTH: Statement = {
  name: "last-month-closed-by-both",
  text: `select max(closing.month) as month
    from standing_closings($1) as standing join month_closing as closing
      on closing.month = standing.month and closing.recorded_at >= standing.closed_at
    where closing.receipted and closing.recorded_at <= $1`,
};

/** The last month that the city closed by the national side's receipt, as known at an instant; null without one. */
export async function readLastMonthClosedByBoth(
  database: CallerDatabase,
  asOf = "infinity",
): Promise<YearMonth | null> {
  const [last] = await database.read<{ month: YearMonth | null }>(LAST_MONTH_CLOSED_BY_BOTH, [asOf]);
  return last?.month ?? null;
}
