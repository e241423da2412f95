import { firstDayAfterMonth } from "../../agreement/calendar/fiscal-year";
import type { ClosedMonth } from "./month-closing.queries";

/** By month: the counts by service point as of its closing. A month that is open has none. */
export type CountsAtClosing = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface PointCount {
  servicePointId: string;
  month: string;
  count: number;
}

/** From a day to before another one, as of an instant. */
export interface CountPeriod {
  from: string;
  before: string;
  asOf: string;
}

/** Counts the months of periods, all in one call. */
export type CountPeriods<Count extends PointCount> = (periods: readonly CountPeriod[]) => Promise<Count[]>;

/** Counts closed months, each as known when it was closed. */
export async function countClosedMonths(
  count: CountPeriods<PointCount>,
  closed: readonly ClosedMonth[],
): Promise<CountsAtClosing> {
  const periods = closed.map(({ month, closedAt }) => {
    return { from: `${month}-01`, before: firstDayAfterMonth(month), asOf: closedAt };
  });
  const counts = await count(periods);
  return new Map(
    closed.map(({ month }) => {
      const ofMonth = counts.filter((one) => one.month === month);
      return [month, new Map(ofMonth.map((one) => [one.servicePointId, one.count]))];
    }),
  );
}
