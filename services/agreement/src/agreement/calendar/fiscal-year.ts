import { isCalendarMonth } from "@aiwork/server/clock/calendar";
import { calendarError } from "@aiwork/server/clock/calendar.errors";
import { ERAS, yearInEra } from "@aiwork/server/clock/era";
import { periodError } from "./period.errors";

declare const brand: unique symbol;
/** 年度: April of this year to March of the next. */
export type FiscalYear = number & { readonly [brand]: "FiscalYear" };
/** A month of the calendar, as 2013-10. */
export type YearMonth = string & { readonly [brand]: "YearMonth" };

/** 平成元年度, and a year far enough in the future. */
export const FIRST_FISCAL_YEAR = 1989;
export const LAST_FISCAL_YEAR = 2099;

/** @throws FISCAL_YEAR_OUT_OF_RANGE */
export function parseFiscalYear(year: number): FiscalYear {
  if (!Number.isInteger(year) || year < FIRST_FISCAL_YEAR || year > LAST_FISCAL_YEAR)
    throw periodError("FISCAL_YEAR_OUT_OF_RANGE");
  return year as FiscalYear;
}

/** @throws IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR */
export function parseMonthOfFiscalYear(fiscalYear: FiscalYear, through: string): YearMonth {
  if (!isCalendarMonth(through)) throw calendarError("IMPOSSIBLE_MONTH");
  if (!monthsOfFiscalYear(fiscalYear).includes(through as YearMonth))
    throw periodError("MONTH_OUTSIDE_FISCAL_YEAR", { through, fiscalYear });
  return through as YearMonth;
}

/** The twelve months, from April to March. */
export function monthsOfFiscalYear(fiscalYear: FiscalYear): YearMonth[] {
  return Array.from({ length: 12 }, (_, i) => monthAt(fiscalYear * 12 + 3 + i));
}

/** The months from April to `through`. */
export function monthsThrough(fiscalYear: FiscalYear, through: YearMonth): YearMonth[] {
  const months = monthsOfFiscalYear(fiscalYear);
  return months.slice(0, months.indexOf(through) + 1);
}

/** March. */
export function lastMonthOf(fiscalYear: FiscalYear): YearMonth {
  return monthAt(fiscalYear * 12 + 14);
}

/** 前年同月: the same month of the year before. */
export function sameMonthLastYear(month: YearMonth): YearMonth {
  return monthAt(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 13);
}

export function previousFiscalYear(fiscalYear: FiscalYear): FiscalYear {
  return (fiscalYear - 1) as FiscalYear;
}

export function firstDayOfFiscalYear(fiscalYear: FiscalYear): string {
  return `${fiscalYear}-04-01`;
}

/** True from 1 April of the next year on. */
export function isFiscalYearOver(fiscalYear: FiscalYear, today: string): boolean {
  return today >= firstDayOfFiscalYear((fiscalYear + 1) as FiscalYear);
}

/** The first day after the month: its exclusive upper bound. */
export function firstDayAfterMonth(month: YearMonth): string {
  return `${monthAt(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)))}-01`;
}

/** The month's last day. */
export function lastDayOfMonth(month: YearMonth): string {
  const end = new Date(`${firstDayAfterMonth(month)}T00:00:00Z`);
  end.setUTCDate(0);
  return end.toISOString().slice(0, 10);
}

/** The month of a day. */
export function monthOf(day: string): YearMonth {
  return day.slice(0, 7) as YearMonth;
}

/** The month after a month. */
export function monthAfter(month: YearMonth): YearMonth {
  return monthOf(firstDayAfterMonth(month));
}

function monthAt(index: number): YearMonth {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}` as YearMonth;
}

/** The fiscal year of a day. */
export function fiscalYearOf(day: string): FiscalYear {
  const [year = "", month = ""] = day.split("-");
  return (Number(month) < 4 ? Number(year) - 1 : Number(year)) as FiscalYear;
}

/** 年度 in era style; fiscal 2019, in which the era changed on 1 May, has both names. */
export function eraNameOf(fiscalYear: FiscalYear): string {
  const [reiwa, heisei] = ERAS;
  const first = fiscalYearOf(reiwa.from);
  if (fiscalYear === first) return `${yearInEra(reiwa, fiscalYear)}度（${yearInEra(heisei, fiscalYear)}度）`;
  return `${yearInEra(fiscalYear > first ? reiwa : heisei, fiscalYear)}度`;
}
