import { type FiscalYear, parseFiscalYear } from "@aiwork/agreement/calendar/fiscal-year";
import type { UserError } from "@aiwork/runtime/act/user-error";

/** A version of a year's plan. The city keeps its text. */
export interface PlanKey {
  fiscalYear: FiscalYear;
  version: number;
}

/** The payload of a mutation on a plan. */
export interface ActedOnPlan {
  readonly fiscalYear?: number;
  readonly version?: number;
  userErrors: UserError[];
}

/** The plan of a payload; null where the mutation was refused. */
export function planActedOn({ fiscalYear, version }: ActedOnPlan): PlanKey | null {
  return fiscalYear === undefined || version === undefined
    ? null
    : { fiscalYear: parseFiscalYear(fiscalYear), version };
}
