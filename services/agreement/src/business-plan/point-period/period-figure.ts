import {
  firstDayAfterMonth,
  lastDayOfMonth,
  monthsThrough,
  sameMonthLastYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { type CountingRule, type Indicator, UNSPECIFIED_RULE } from "../indicator/indicator";
import type { IndicatorRecords, IndicatorResult } from "../plan-progress/indicator-records";
import { comparisonNotes, findResult, isCountedAlike, resultNotes } from "../plan-progress/point-figure";
import {
  changeFrom,
  type FigureBasis,
  type FigureNote,
  type FigureScope,
  toPercent,
} from "../plan-progress/progress-figure";
import { fiscalYearOfMonth, type Period, type PointPeriod } from "./point-period";

/** 期間の実績: the result of an indicator in a period, and that of the same period last year. */
export interface PeriodFigure {
  indicator: Indicator;
  rule: CountingRule;
  actual: number | null;
  samePeriodLastYear: number | null;
  yearOnYearRate: number | null;
  basis: FigureBasis | null;
  lastYearBasis: FigureBasis | null;
  notes: FigureNote[];
  /** Of `actual`. */
  scope: FigureScope;
}

/** The figure of a service point; a result that is not known is null with a note, never 0. */
export function readPeriodFigure(
  point: ServicePointEntity,
  { servicePointId, asOf, ...period }: PointPeriod,
  records: IndicatorRecords,
): PeriodFigure {
  const before = { from: sameMonthLastYear(period.from), through: sameMonthLastYear(period.through) };
  const comparable =
    point.openedOn <= `${before.from}-01` &&
    (point.closedOn === null || point.closedOn >= lastDayOfMonth(period.through));
  const actual = resultOf(point, period, records);
  // guard: period-is-compared-where-point-was-open-for-all-of-it
  const lastYear = comparable ? resultOf(point, before, records) : undefined;
  const { value = null, basis = null, rule = UNSPECIFIED_RULE } = actual ?? {};
  const valueBefore = lastYear?.value ?? null;
  // guard: periods-of-two-rules-are-not-compared
  const canCompare = value !== null && valueBefore !== null && rule.code === lastYear?.rule.code;
  const notes: FigureNote[] = [
    ...whyNoResult(point, period, records, actual),
    ...comparisonNotes(comparable, actual, lastYear),
    ...resultNotes(actual),
  ];
  if (canCompare && valueBefore <= 0) notes.push("LAST_YEAR_ZERO");
  return {
    indicator: records.indicator,
    rule,
    actual: value,
    samePeriodLastYear: valueBefore,
    yearOnYearRate: canCompare ? toPercent(changeFrom(valueBefore, value)) : null,
    basis,
    lastYearBasis: lastYear?.basis ?? null,
    notes,
    scope: { servicePointIds: [servicePointId], ...period, asOf },
  };
}

/** The sum of its months, where one rule counts them all and they add up; else what a document reports of the period. */
function resultOf(point: ServicePointEntity, period: Period, records: IndicatorRecords): IndicatorResult | undefined {
  const { from, through } = period;
  const months = monthsSinceOpening(point, period);
  const parts = months.flatMap((month) => findResult(records, point, month, month) ?? []);
  const [first] = parts;
  const addUp = parts.every(({ rule }) => rule.code === first?.rule.code) && first?.rule.additiveOverMonths;
  // guard: period-is-counted-whole-or-not-at-all
  if (!first || parts.length < months.length || (months.length > 1 && !addUp))
    return findResult(records, point, from, through);
  return {
    ...first,
    ...period,
    value: parts.reduce((sum, { value }) => sum + value, 0),
    isRevised: parts.some(({ isRevised }) => isRevised),
    isProvisional: parts.some(({ isProvisional }) => isProvisional),
  };
}

/** A service point is counted from the month in which it opens. */
function monthsSinceOpening({ openedOn }: ServicePointEntity, { from, through }: Period): YearMonth[] {
  const months = monthsThrough(fiscalYearOfMonth(through), through);
  return months.filter((month) => month >= from && openedOn < firstDayAfterMonth(month));
}

/** Nothing recorded is told apart from what is not shown, what is not counted or does not add up, and what was not open. */
function whyNoResult(
  point: ServicePointEntity,
  period: Period,
  { indicator, isWithheld }: IndicatorRecords,
  actual: IndicatorResult | undefined,
): FigureNote[] {
  const [first] = monthsSinceOpening(point, period);
  // guard: period-in-which-point-was-not-open-says-so
  if (!first || (point.closedOn ?? period.from) < period.from) return ["NOT_OPEN"];
  if (actual) return [];
  // guard: withheld-period-says-so
  if (isWithheld) return ["SUPPRESSED"];
  // guard: period-of-two-rules-says-so
  return isCountedAlike(indicator, first, period.through) ? ["NO_RECORD"] : ["NOT_APPLICABLE"];
}
