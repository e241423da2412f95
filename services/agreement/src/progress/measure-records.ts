import type { FiscalYear, YearMonth } from "../calendar/fiscal-year";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import type { CountingRule, FigureBasis } from "./progress-figure";

/** The key of a report: a fiscal year from April through a month, as known at an instant. */
export interface ReportKey {
  fiscalYear: FiscalYear;
  through: YearMonth;
  /** ISO 8601, UTC. */
  asOf: string;
}

/** A result at one service point, from one month's first day through another's last. */
export interface Result {
  servicePointId: string;
  from: YearMonth;
  through: YearMonth;
  value: number;
  basis: FigureBasis;
  rule: CountingRule;
}

/** A target at one service point for the whole year. */
export interface Target {
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
  targets: readonly Target[];
  /** Of this fiscal year and the last one, monthly and cumulative. */
  results: readonly Result[];
  words: readonly PrintedWords[];
}
