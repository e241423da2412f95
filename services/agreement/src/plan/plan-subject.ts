import { type FiscalYear, isClosed, parseFiscalYear } from "../calendar/fiscal-year";
import { refuse } from "./plan-refusals";

/** The subject of a receipt about the plan of a year. */
export function planSubject(fiscalYear: number): string {
  return `BusinessPlan:${fiscalYear}`;
}

/** @throws FISCAL_YEAR_OVER, FISCAL_YEAR_OUT_OF_RANGE */
export function parseOpenYear(given: number, today: string): FiscalYear {
  const fiscalYear = parseFiscalYear(given);
  // guard: plan-of-year-is-over-stays
  if (isClosed(fiscalYear, today)) throw refuse("FISCAL_YEAR_OVER").at("fiscalYear");
  return fiscalYear;
}
