import { firstDayAfterMonth, monthAfter, type YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { DEMO_DAY } from "./business-days";
import { instantOf } from "./state-changes";

const FIRST_MONTH = "2012-04" as YearMonth;
const CLOSING_DAY = 10;
const END_OF_WORK = 18;

/** 月締め: each month since counting began was closed by both in the evening of the tenth of the next one. */
export function monthClosingRows(byRole: string): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (let month = FIRST_MONTH; firstDayAfterMonth(month) < DEMO_DAY; month = monthAfter(month)) {
    const day = `${monthAfter(month)}-${CLOSING_DAY}`;
    const closed = { month, closes: true, receipted: true };
    rows.push({ ...closed, recorded_at: instantOf(day, END_OF_WORK), recorded_on: day, by_role: byRole });
  }
  return rows;
}
