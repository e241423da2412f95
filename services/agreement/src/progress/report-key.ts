import { refuse } from "../agreement-refusals";
import { parseFiscalYear, parseMonthOf } from "../calendar/fiscal-year";
import type { ReportKey } from "./measure-records";

/** The report, under the plan in force. */
export type PlanReport = ReportKey & { planVersion: number };
/** One row of it. */
export type PointReport = ReportKey & { servicePointId: string };
/** A bottom row of it. */
export type TotalReport = ReportKey & { comparableOnly: boolean };

/** @throws FISCAL_YEAR_OUT_OF_RANGE, IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR */
export function parseReportKey(given: { fiscalYear: number; through: string; asOf: string }): ReportKey {
  const fiscalYear = parseFiscalYear(given.fiscalYear);
  return { fiscalYear, through: parseMonthOf(fiscalYear, given.through), asOf: given.asOf };
}

/** The instant as of which to report; by default now. @throws INSTANT_IN_THE_FUTURE */
export function parseAsOf(asOf: string | null | undefined, now: Date): string {
  if (asOf && new Date(asOf) > now) throw refuse("INSTANT_IN_THE_FUTURE");
  return asOf ?? now.toISOString();
}

/** A report key as a loader's key; `readReportKey` reverses it. */
export function writeReportKey({ fiscalYear, through, asOf }: ReportKey): string {
  return `${fiscalYear} ${through} ${asOf}`;
}

export function readReportKey(text: string): ReportKey {
  const [fiscalYear = "", through = "", asOf = ""] = text.split(" ");
  return parseReportKey({ fiscalYear: Number(fiscalYear), through, asOf });
}
