import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import { offeredWorkQueryError } from "./offered-work.errors";

type WageUnit = "HOURLY" | "DAILY" | "MONTHLY";

/** 賃金: the columns of an order or a job that hold it. */
export interface WageColumns {
  wageUnit: WageUnit;
  wageMinimum: number;
  wageMaximum: number | null;
}

/**
 * 労働基準法32条: the longest hours of work are 8 a day and 40 a week. A month has 173.8 of them, 40 × 365 ÷ 7 ÷ 12. Hours
 * are stated in words, so a wage by the day or month is divided by these (最低賃金法施行規則2条 divides by those agreed on):
 * the wage of an hour is then this or more, never less.
 */
const HOURS_OF_DAY = 8;
const TENTHS_OF_HOURS_OF_MONTH = 1738;

/** The least that an hour pays, in whole yen. */
function hourlyMinimum({ wageUnit, wageMinimum }: WageColumns): number {
  if (wageUnit === "HOURLY") return wageMinimum;
  return wageUnit === "DAILY"
    ? Math.floor(wageMinimum / HOURS_OF_DAY)
    : Math.floor((wageMinimum * 10) / TENTHS_OF_HOURS_OF_MONTH);
}

/** The same in SQL. */
const HOURLY_MINIMUM = `case wage_unit when 'HOURLY' then wage_minimum when 'DAILY' then wage_minimum / ${HOURS_OF_DAY}
  else wage_minimum::bigint * 10 / ${TENTHS_OF_HOURS_OF_MONTH} end`;

export function wageOf(row: WageColumns) {
  const { wageUnit: unit, wageMinimum: minimum, wageMaximum: maximum } = row;
  return { unit, minimum, maximum, hourlyMinimum: hourlyMinimum(row) };
}

/** Yen that an hour is asked to pay, at most. */
const MAX_HOURLY_WAGE = 100_000_000;

/** Finds those of which an hour pays so much, whatever unit of time the wage is stated for. @throws HOURLY_WAGE_OUT_OF_RANGE */
export function hourlyWageFilter(yen: number | null | undefined): ListFilter {
  // guard: wage-that-is-asked-for-is-one
  if (yen != null && (yen < 0 || yen > MAX_HOURLY_WAGE))
    throw offeredWorkQueryError("HOURLY_WAGE_OUT_OF_RANGE", { max: MAX_HOURLY_WAGE }).at("filter", "minimumHourlyWage");
  // guard: wages-are-compared-by-hour
  return { name: "wage", value: yen, condition: (least) => `(${HOURLY_MINIMUM}) >= ${least}::int` };
}
