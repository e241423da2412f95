import {
  type FiscalYear,
  parseFiscalYear,
  parseMonthOfFiscalYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import { periodError } from "../../agreement/calendar/period.errors";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import type { CountingRule, FigureBasis } from "./progress-figure";

/** The key of a report: a fiscal year from April through a month, as known at an instant. */
export interface ReportKey {
  fiscalYear: FiscalYear;
  through: YearMonth;
  /** ISO 8601, UTC. */
  asOf: string;
}

/** A result at one service point, from one month's first day through another's last. */
export interface MeasureResult {
  servicePointId: string;
  from: YearMonth;
  through: YearMonth;
  value: number;
  basis: FigureBasis;
  rule: CountingRule;
}

/** A target at one service point for the whole year. */
export interface MeasureTarget {
  servicePointId: string;
  fiscalYear: FiscalYear;
  value: number;
}

/** The words in which a document prints a service point's figures. */
export interface PrintedWords {
  servicePointId: string;
  words: string;
}

/** The targets and results of one measure, as known at `asOf` to the party that keeps them. */
export interface MeasureRecords {
  points: readonly ServicePointEntity[];
  /** Of this fiscal year and the last one. */
  targets: readonly MeasureTarget[];
  /** Of this fiscal year and the last one, monthly and cumulative. */
  results: readonly MeasureResult[];
  words: readonly PrintedWords[];
}

/** The report, under the plan in force. */
export type PlanReport = ReportKey & { planVersion: number };
/** One row of it. */
export type PointReport = ReportKey & { servicePointId: string };
/** A bottom row of it. */
export type TotalReport = ReportKey & { comparableOnly: boolean };

/** @throws FISCAL_YEAR_OUT_OF_RANGE, IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR */
export function parseReportKey(given: { fiscalYear: number; through: string; asOf: string }): ReportKey {
  const fiscalYear = parseFiscalYear(given.fiscalYear);
  return { fiscalYear, through: parseMonthOfFiscalYear(fiscalYear, given.through), asOf: given.asOf };
}

/** The instant as of which to report; by default now. @throws INSTANT_IN_THE_FUTURE */
export function parseAsOf(asOf: string | null | undefined, now: Date): string {
  if (asOf && new Date(asOf) > now) throw periodError("INSTANT_IN_THE_FUTURE");
  return asOf ?? now.toISOString();
}

/** A report key as a loader's key; `decodeReportKey` reverses it. */
export function encodeReportKey({ fiscalYear, through, asOf }: ReportKey): string {
  return `${fiscalYear} ${through} ${asOf}`;
}

export function decodeReportKey(text: string): ReportKey {
  const [fiscalYear = "", through = "", asOf = ""] = text.split(" ");
  return parseReportKey({ fiscalYear: Number(fiscalYear), through, asOf });
}
