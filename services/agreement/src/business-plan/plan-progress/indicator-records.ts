import {
  type FiscalYear,
  parseFiscalYear,
  parseMonthOfFiscalYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import type { CountingRule, Indicator } from "../indicator/indicator";
import type { FigureBasis } from "./progress-figure";

/** The key of a report: a fiscal year from April through a month, as known at an instant. */
export interface ReportKey {
  fiscalYear: FiscalYear;
  through: YearMonth;
  /** ISO 8601, UTC. */
  asOf: string;
  /** The versions in force then, which the city knows and tells the national side by the key. */
  planVersion: number | null;
  previousPlanVersion: number | null;
}

/** A result at one service point, from one month's first day through another's last. */
export interface IndicatorResult {
  servicePointId: string;
  from: YearMonth;
  through: YearMonth;
  value: number;
  basis: FigureBasis;
  rule: CountingRule;
  /** Whether it differs from what was known when its months were closed. */
  isRevised: boolean;
  /** Whether a month of it is not closed. Only results of the report's own year are told either. */
  isProvisional: boolean;
}

/** A target at one service point for the whole year. */
export interface IndicatorTarget {
  servicePointId: string;
  fiscalYear: FiscalYear;
  value: number;
}

/** The words in which a document prints a service point's figures. */
export interface PrintedWords {
  servicePointId: string;
  words: string;
}

/** The targets and results of one indicator, as known at `asOf` to the party that keeps them. */
export interface IndicatorRecords {
  points: readonly ServicePointEntity[];
  /** Of this fiscal year and the last one. */
  targets: readonly IndicatorTarget[];
  /** Of this fiscal year and the last one, monthly and cumulative. */
  results: readonly IndicatorResult[];
  words: readonly PrintedWords[];
  indicator: Indicator;
  /** Whether its results select by an attribute of the person, and the caller is of neither party's staff. */
  isWithheld: boolean;
}

/** One row of a report. */
export type PointReport = ReportKey & { servicePointId: string };
/** A bottom row of a report. */
export type TotalReport = ReportKey & { comparableOnly: boolean };

/** @throws FISCAL_YEAR_OUT_OF_RANGE, IMPOSSIBLE_MONTH, MONTH_OUTSIDE_FISCAL_YEAR */
export function parseReportKey(given: GivenReportKey): ReportKey {
  const { asOf, planVersion = null, previousPlanVersion = null } = given;
  const fiscalYear = parseFiscalYear(given.fiscalYear);
  const through = parseMonthOfFiscalYear(fiscalYear, given.through);
  return { fiscalYear, through, asOf, planVersion, previousPlanVersion };
}

interface GivenReportKey {
  fiscalYear: number;
  through: string;
  asOf: string;
  planVersion?: number | null | undefined;
  previousPlanVersion?: number | null | undefined;
}

/** A report key as a loader's key; `decodeReportKey` reverses it. */
export function encodeReportKey({ fiscalYear, through, asOf, planVersion, previousPlanVersion }: ReportKey): string {
  return JSON.stringify({ fiscalYear, through, asOf, planVersion, previousPlanVersion });
}

export function decodeReportKey(text: string): ReportKey {
  return parseReportKey(JSON.parse(text));
}
