import type { YearMonth } from "../../agreement/calendar/fiscal-year";
import type { CountingRule, Indicator } from "../indicator/indicator";

/** A rate in tenths of a percent, so that comparisons use the printed value. */
export type Tenths = number;

/** `part / whole` in percent to one decimal, half up, in integer arithmetic; null when `whole` is 0. */
export function percentOf(part: number, whole: number): Tenths | null {
  return whole > 0 ? Math.floor((2 * part * 1000 + whole) / (2 * whole)) : null;
}

/** Percent change from `before` to `now`, one decimal, half up (away from zero); null when `before` is 0. */
export function changeFrom(before: number, now: number): Tenths | null {
  const size = percentOf(Math.abs(now - before), before);
  return size === null || size === 0 ? size : Math.sign(now - before) * size;
}

export function toPercent(tenths: Tenths | null): number | null {
  return tenths === null ? null : tenths / 10;
}

type Pace = "BEHIND" | "ON_PACE" | "AHEAD" | "EXCEEDED";

const TOLERANCE: Tenths = 20;
const FULL: Tenths = 1000;

/** How a progress rate compares with the elapsed part of the year; both to one decimal, so that a reader can check it. */
export function paceOf(progress: Tenths, elapsed: Tenths): Pace {
  if (progress >= FULL) return "EXCEEDED";
  if (progress - elapsed >= TOLERANCE) return "AHEAD";
  return elapsed - progress >= TOLERANCE ? "BEHIND" : "ON_PACE";
}

export type FigureBasis = "COUNTED" | "REPORTED";
export type FigureNote =
  | "NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"
  | "NO_TARGET"
  | "TARGET_ZERO"
  | "LAST_YEAR_ZERO"
  | "LAST_YEAR_INCOMPLETE"
  | "NO_RECORD"
  | "NOT_OPEN"
  | "COUNTING_RULE_UNSPECIFIED"
  | "NOT_COMPARABLE"
  | "NOT_APPLICABLE"
  | "SUPPRESSED"
  | "REVISED"
  | "PROVISIONAL";

/** The known values of one indicator, before rates are computed. */
export interface KnownFigure {
  rule: CountingRule;
  annualTarget: number | null;
  previousYearTarget: number | null;
  monthActual: number | null;
  sameMonthLastYear: number | null;
  cumulativeActual: number | null;
  samePeriodLastYear: number | null;
  /** The whole of last year. */
  previousYearActual: number | null;
  basis: FigureBasis | null;
  lastYearBasis: FigureBasis | null;
  source: string | null;
  notes: FigureNote[];
}

/** One month's result and that of the same month last year. */
export interface MonthFigure {
  month: YearMonth;
  actual: number | null;
  sameMonthLastYear: number | null;
  basis: FigureBasis | null;
  notes: FigureNote[];
}

/** A figure with its rates. */
export interface CompletedFigure extends KnownFigure {
  progressRate: number | null;
  expectedRate: number | null;
  attainmentRate: number | null;
  yearOnYearRate: number | null;
  pace: Pace | null;
  seasonalPace: Pace | null;
  neededPerMonth: number | null;
}

/** Of which service points and months a result is, and as of which instant it is known. */
export interface FigureScope {
  servicePointIds: readonly string[];
  from: YearMonth;
  through: YearMonth;
  asOf: string;
}

/** A figure of an indicator as it is reported, with its months. */
export interface ProgressFigure extends CompletedFigure {
  indicator: Indicator;
  months: MonthFigure[];
  /** Of `cumulativeActual`. */
  scope: FigureScope;
}

/** The elapsed part of the year at the end of the period, the months that are left, and whether it ends a closed year. */
export interface PeriodOfYear {
  elapsed: Tenths;
  monthsLeft: number;
  endsClosedYear: boolean;
}

/** Adds the rates, the pace, and the notes on missing values. */
export function completeFigure(known: KnownFigure, period: PeriodOfYear): CompletedFigure {
  const { annualTarget, cumulativeActual, samePeriodLastYear, previousYearActual } = known;
  const canProgress = annualTarget !== null && cumulativeActual !== null;
  const canCompare =
    cumulativeActual !== null && samePeriodLastYear !== null && !known.notes.includes("NOT_COMPARABLE");
  const progress = canProgress ? percentOf(cumulativeActual, annualTarget) : null;
  // guard: season-is-of-a-year-that-compares
  const expected = canCompare && previousYearActual !== null ? percentOf(samePeriodLastYear, previousYearActual) : null;
  return {
    ...known,
    progressRate: toPercent(progress),
    attainmentRate: period.endsClosedYear ? toPercent(progress) : null,
    yearOnYearRate: canCompare ? toPercent(changeFrom(samePeriodLastYear, cumulativeActual)) : null,
    pace: progress === null ? null : paceOf(progress, period.elapsed),
    expectedRate: toPercent(expected),
    seasonalPace: progress === null || expected === null ? null : paceOf(progress, expected),
    neededPerMonth: canProgress ? neededEachMonth(annualTarget - cumulativeActual, period.monthsLeft) : null,
    notes: [...new Set([...known.notes, ...missingParts(known, canCompare), ...zeroParts(known, canCompare)])],
  };
}

/** In whole people: what is left of the target, spread over the months that are left. */
function neededEachMonth(left: number, monthsLeft: number): number | null {
  return monthsLeft > 0 ? Math.max(0, Math.ceil(left / monthsLeft)) : null;
}

function missingParts(
  { annualTarget, cumulativeActual, monthActual, previousYearActual, notes: known }: KnownFigure,
  canCompare: boolean,
): FigureNote[] {
  const notes: FigureNote[] = [];
  const isExplained = known.includes("SUPPRESSED") || known.includes("NOT_APPLICABLE");
  if (annualTarget === null) notes.push("NO_TARGET");
  // guard: what-is-not-shown-or-not-counted-is-no-missing-record
  if (!isExplained && (cumulativeActual === null || monthActual === null)) notes.push("NO_RECORD");
  // guard: last-year-without-all-months-says-so
  if (canCompare && previousYearActual === null) notes.push("LAST_YEAR_INCOMPLETE");
  return notes;
}

/** What no rate can be taken of, though it is known. */
function zeroParts({ annualTarget, samePeriodLastYear }: KnownFigure, canCompare: boolean): FigureNote[] {
  const notes: FigureNote[] = [];
  // guard: target-of-zero-says-so
  if (annualTarget === 0) notes.push("TARGET_ZERO");
  // guard: last-year-without-result-says-so
  if (canCompare && (samePeriodLastYear ?? 0) <= 0) notes.push("LAST_YEAR_ZERO");
  return notes;
}
