import type { YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { type PrintedRow, printedRows } from "@aiwork/agreement/business-plan/plan-progress/printed-table";

/** The user-days and persons placed to generate for one month at one service point. */
export interface MonthlyFigure {
  servicePointId: string;
  month: YearMonth;
  users: number;
  placements: number;
}

const SUMMER_2012 = ["2012-04", "2012-05", "2012-06", "2012-07", "2012-08", "2012-09", "2012-10"] as YearMonth[];
const WINTER_2012 = ["2012-11", "2012-12", "2013-01", "2013-02", "2013-03"] as YearMonth[];
const SUMMER_2013 = ["2013-04", "2013-05", "2013-06", "2013-07", "2013-08", "2013-09", "2013-10"] as YearMonth[];
const SUMMER_WEIGHTS = [104, 98, 100, 103, 94, 99, 102];
const WINTER_WEIGHTS = [97, 82, 93, 96, 106];
/** Minami opened in February 2013; its first two months are not printed. */
const MINAMI_FIRST_MONTHS = { users: [931, 1104], placements: [18, 37] };

/** April to October of both years match the printed figures exactly; the winter between them is invented. */
export function monthlyFigures(): MonthlyFigure[] {
  const points = [...new Set(printedRows.map(({ servicePointId }) => servicePointId))];
  return points.flatMap((servicePointId) => {
    const users = monthsOf(servicePointId, "USERS");
    const placements = monthsOf(servicePointId, "PLACED_PERSONS");
    return [...users].map(([month, count]) => ({
      servicePointId,
      month,
      users: count,
      placements: placements.get(month) ?? 0,
    }));
  });
}

function monthsOf(servicePointId: string, indicator: PrintedRow["indicator"]): Map<YearMonth, number> {
  const row = printedRows.find(
    (printed) => printed.servicePointId === servicePointId && printed.indicator === indicator,
  );
  const { result = 0, previousResult = null } = row ?? {};
  const summer = [...SUMMER_2013.entries()].map(
    ([i, month]) => [month, spread(result, SUMMER_WEIGHTS)[i] ?? 0] as const,
  );
  if (previousResult === null) {
    const first = indicator === "USERS" ? MINAMI_FIRST_MONTHS.users : MINAMI_FIRST_MONTHS.placements;
    return new Map([...WINTER_2012.slice(-2).map((month, i) => [month, first[i] ?? 0] as const), ...summer]);
  }
  const before = spread(previousResult, SUMMER_WEIGHTS);
  const winter = WINTER_WEIGHTS.map((weight) => Math.round((previousResult * weight) / 700));
  return new Map([
    ...SUMMER_2012.map((month, i) => [month, before[i] ?? 0] as const),
    ...WINTER_2012.map((month, i) => [month, winter[i] ?? 0] as const),
    ...summer,
  ]);
}

/** Integer shares of a whole by weight; the rest from rounding goes to the first shares. */
export function spread(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => Math.floor((whole * weight) / sum));
  const left = whole - shares.reduce((total, share) => total + share, 0);
  return shares.map((share, i) => share + (i < left ? 1 : 0));
}
