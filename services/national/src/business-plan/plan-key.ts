import type { FiscalYear } from "@aiwork/agreement/calendar/fiscal-year";

/** A version of a year's plan, whose text the city keeps. */
export interface PlanKey {
  fiscalYear: FiscalYear;
  version: number;
}
