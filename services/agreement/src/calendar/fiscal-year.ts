import { isCalendarMonth } from "@aiwork/runtime/graphql/calendar";
import { refuse as refusePlumbing } from "@aiwork/runtime/refusal/plumbing-refusals";
import { refuse } from "../agreement-refusals";

declare const brand: unique symbol;
/** 年度: April of this year to March of the next. */
export type FiscalYear = number & { readonly [brand]: "FiscalYear" };
/** A month of the calendar, as 2013-10. */
export type YearMonth = string & { readonly [brand]: "YearMonth" };

/** 平成元年度, and a year far enough in the future. */
export const FIRST_YEAR = 1989;
export const LAST_YEAR = 2099;

/** @throws FISCAL_YEAR_OUT_OF_RANGE */
export function parseFiscalYear(year: number): FiscalYear {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) throw refuse("FISCAL_YEAR_OUT_OF_RANGE");
  return year as FiscalYear;
}

/** @throws IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR */
export function parseMonthOf(fiscalYear: FiscalYear, through: string): YearMonth {
  if (!isCalendarMonth(through)) throw refusePlumbing("IMPOSSIBLE_MONTH");
  if (!monthsOf(fiscalYear).includes(through as YearMonth))
    throw refuse("MONTH_OUTSIDE_FISCAL_YEAR", { through, fiscalYear });
  return through as YearMonth;
}

/** The twelve months, from April to March. */
export function monthsOf(fiscalYear: FiscalYear): YearMonth[] {
  return Array.from({ length: 12 }, (_, i) => monthAt(fiscalYear * 12 + 3 + i));
}

/** The months from April to `through`. */
export function monthsThrough(fiscalYear: FiscalYear, through: YearMonth): YearMonth[] {
  const months = monthsOf(fiscalYear);
  return months.slice(0, months.indexOf(through) + 1);
}

/** 前年同月: the same month of the year before. */
export function sameMonthLastYear(month: YearMonth): YearMonth {
  return monthAt(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 13);
}

export function lastYear(fiscalYear: FiscalYear): FiscalYear {
  return (fiscalYear - 1) as FiscalYear;
}

export function firstDayOf(fiscalYear: FiscalYear): string {
  return `${fiscalYear}-04-01`;
}

/** True from 1 April of the next year on. */
export function isClosed(fiscalYear: FiscalYear, today: string): boolean {
  return today >= firstDayOf((fiscalYear + 1) as FiscalYear);
}

/** The first day after the month: its exclusive upper bound. */
export function dayAfter(month: YearMonth): string {
  return `${monthAt(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)))}-01`;
}

function monthAt(index: number): YearMonth {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}` as YearMonth;
}

/** The fiscal year of a day. */
export function fiscalYearOf(day: string): FiscalYear {
  const [year = "", month = ""] = day.split("-");
  return (Number(month) < 4 ? Number(year) - 1 : Number(year)) as FiscalYear;
}
