import type { YearMonth } from "../calendar/fiscal-year";
import { type Pace, paceOf } from "./pace";
import { changeFrom, percentOf, type Tenths, toPercent } from "./rate";

export type FigureBasis = "COUNTED" | "REPORTED";
export type FigureNote =
  | "NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"
  | "NO_TARGET"
  | "NO_RECORD"
  | "COUNTING_RULE_UNSPECIFIED"
  | "NOT_COMPARABLE"
  | "REVISED"
  | "PROVISIONAL";

/** The known values of one measure, before rates are computed. */
export interface KnownFigure {
  rule: CountingRule;
  annualTarget: number | null;
  previousYearTarget: number | null;
  monthActual: number | null;
  sameMonthLastYear: number | null;
  cumulativeActual: number | null;
  samePeriodLastYear: number | null;
  basis: FigureBasis | null;
  lastYearBasis: FigureBasis | null;
  source: string | null;
  notes: FigureNote[];
}

export interface CountingRule {
  code: string;
  text: string;
}

/** One month's result and that of the same month last year. */
export interface MonthFigure {
  month: YearMonth;
  actual: number | null;
  sameMonthLastYear: number | null;
  basis: FigureBasis | null;
}

export interface ProgressFigure extends KnownFigure {
  progressRate: number | null;
  attainmentRate: number | null;
  yearOnYearRate: number | null;
  pace: Pace | null;
}

/** The elapsed part of the year at the end of the period, and whether the period ends a closed year. */
export interface PeriodOfYear {
  elapsed: Tenths;
  endsClosedYear: boolean;
}

/** Adds the rates, the pace, and the notes on missing values. */
export function completeFigure(known: KnownFigure, period: PeriodOfYear): ProgressFigure {
  const { annualTarget, cumulativeActual, samePeriodLastYear } = known;
  const canProgress = annualTarget !== null && cumulativeActual !== null;
  const canCompare =
    cumulativeActual !== null && samePeriodLastYear !== null && !known.notes.includes("NOT_COMPARABLE");
  const progress = canProgress ? percentOf(cumulativeActual, annualTarget) : null;
  return {
    ...known,
    progressRate: toPercent(progress),
    attainmentRate: period.endsClosedYear ? toPercent(progress) : null,
    yearOnYearRate: canCompare ? toPercent(changeFrom(samePeriodLastYear, cumulativeActual)) : null,
    pace: progress === null ? null : paceOf(progress, period.elapsed),
    notes: [...new Set([...known.notes, ...missingParts(known)])],
  };
}

function missingParts({ annualTarget, cumulativeActual, monthActual }: KnownFigure): FigureNote[] {
  const notes: FigureNote[] = [];
  if (annualTarget === null) notes.push("NO_TARGET");
  if (cumulativeActual === null || monthActual === null) notes.push("NO_RECORD");
  return notes;
}
