import {
  type FiscalYear,
  fiscalYearOf,
  monthAfter,
  monthsOfFiscalYear,
  parseFiscalYear,
  parseMonthOfFiscalYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import { periodError } from "../../agreement/calendar/period.errors";

/** 期間: from the first day of one month through the last day of another, of one fiscal year. */
export interface Period {
  from: YearMonth;
  through: YearMonth;
}

/** The key of a row: a service point in a period, as known at an instant. */
export interface PointPeriod extends Period {
  servicePointId: string;
  /** ISO 8601, UTC. */
  asOf: string;
}

const MONTHS_OF = { MONTH: 1, QUARTER: 3, FISCAL_YEAR: 12 } as const;
export type PeriodGranularity = keyof typeof MONTHS_OF;

/** Five fiscal years, each of which is counted together with the year before. */
const MAX_MONTHS_OF_TABLE = 60;

/**
 * The months, quarters or fiscal years from one month through another; the first and the last one are cut off by these.
 * @throws MONTHS_REVERSED, TOO_MANY_MONTHS, FISCAL_YEAR_OUT_OF_RANGE
 */
export function periodsBetween(from: YearMonth, through: YearMonth, granularity: PeriodGranularity): Period[] {
  if (from > through) throw periodError("MONTHS_REVERSED");
  const periods = new Map<string, Period>();
  let months = 0;
  for (let month = from; month <= through; month = monthAfter(month)) {
    // guard: table-of-periods-has-limit-of-months
    if (++months > MAX_MONTHS_OF_TABLE) throw periodError("TOO_MANY_MONTHS", { max: MAX_MONTHS_OF_TABLE });
    const fiscalYear = fiscalYearOfMonth(month);
    const place = Math.floor(monthsOfFiscalYear(fiscalYear).indexOf(month) / MONTHS_OF[granularity]);
    const name = `${fiscalYear} ${place}`;
    periods.set(name, { from: periods.get(name)?.from ?? month, through: month });
  }
  return [...periods.values()];
}

/** The fiscal year of a month. @throws FISCAL_YEAR_OUT_OF_RANGE */
export function fiscalYearOfMonth(month: string): FiscalYear {
  return parseFiscalYear(fiscalYearOf(`${month}-01`));
}

/** @throws FISCAL_YEAR_OUT_OF_RANGE, IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR, MONTHS_REVERSED */
export function parsePointPeriod({ servicePointId, asOf, ...given }: GivenPointPeriod): PointPeriod {
  const fiscalYear = fiscalYearOfMonth(given.through);
  const through = parseMonthOfFiscalYear(fiscalYear, given.through);
  const from = parseMonthOfFiscalYear(fiscalYear, given.from);
  if (from > through) throw periodError("MONTHS_REVERSED");
  return { servicePointId, from, through, asOf };
}

interface GivenPointPeriod {
  servicePointId: string;
  from: string;
  through: string;
  asOf: string;
}
