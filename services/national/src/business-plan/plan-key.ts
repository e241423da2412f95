import { type FiscalYear, parseFiscalYear } from "@aiwork/agreement/calendar/fiscal-year";
import type { UserError } from "@aiwork/runtime/act/user-error";

/** A version of a year's plan, whose text the city keeps. */
export interface PlanKey {
  fiscalYear: FiscalYear;
  version: number;
}

/** What comes of an act on a plan. */
export interface ActedOnPlan {
  readonly fiscalYear?: number;
  readonly version?: number;
  userErrors: UserError[];
}

/** The plan of a payload; null where nothing was done. */
export function planActedOn({ fiscalYear, version }: ActedOnPlan): PlanKey | null {
  return fiscalYear === undefined || version === undefined
    ? null
    : { fiscalYear: parseFiscalYear(fiscalYear), version };
}
