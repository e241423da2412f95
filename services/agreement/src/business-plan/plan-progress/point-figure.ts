import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  lastDayOfMonth,
  lastMonthOf,
  monthOf,
  monthsThrough,
  previousFiscalYear,
  sameMonthLastYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { countsMonth, type Indicator, ruleInMonth, UNSPECIFIED_RULE } from "../indicator/indicator";
import type { IndicatorRecords, IndicatorResult, ReportKey } from "./indicator-records";
import type { FigureNote, KnownFigure, MonthFigure } from "./progress-figure";

/** Whether the service point was open for the whole compared period in both years, as a year-on-year rate requires. */
export function wasOpenWholePeriodLastYear(point: ServicePointEntity, { fiscalYear, through }: ReportKey): boolean {
  const openSince = point.openedOn <= firstDayOfFiscalYear(previousFiscalYear(fiscalYear));
  // guard: point-is-open-on-the-day-it-closes
  return openSince && (point.closedOn === null || point.closedOn >= lastDayOfMonth(through));
}

/** The known figure of one service point; a value that was not recorded is null, never 0. */
export function readKnownFigure(point: ServicePointEntity, key: ReportKey, records: IndicatorRecords): KnownFigure {
  const { fiscalYear, through } = key;
  const comparable = wasOpenWholePeriodLastYear(point, key);
  const before = sameMonthLastYear(through);
  const cumulative = findResult(records, point, firstMonthOf(fiscalYear), through);
  const cumulativeBefore = comparable
    ? findResult(records, point, firstMonthOf(previousFiscalYear(fiscalYear)), before)
    : undefined;
  const lastYear = previousFiscalYear(fiscalYear);
  const wholeBefore = comparable
    ? findResult(records, point, firstMonthOf(lastYear), lastMonthOf(lastYear))
    : undefined;
  const single = findResult(records, point, through, through);
  const words = records.words.filter(({ servicePointId }) => servicePointId === point.id);
  const result = cumulative ?? single;
  const rule = result?.rule ?? UNSPECIFIED_RULE;
  return {
    rule,
    annualTarget: targetOf(records, point, fiscalYear),
    previousYearTarget: targetOf(records, point, previousFiscalYear(fiscalYear)),
    monthActual: single?.rule.code === rule.code ? single.value : null,
    sameMonthLastYear: comparable ? (findResult(records, point, before, before)?.value ?? null) : null,
    cumulativeActual: cumulative?.value ?? null,
    samePeriodLastYear: cumulativeBefore?.value ?? null,
    previousYearActual: wholeBefore?.rule.code === cumulativeBefore?.rule.code ? (wholeBefore?.value ?? null) : null,
    basis: result?.basis ?? null,
    lastYearBasis: cumulativeBefore?.basis ?? null,
    source: cumulative?.basis === "REPORTED" ? words.map((printed) => printed.words).join("\n") || null : null,
    notes: [
      ...whyNothing(point, key, records, cumulative),
      ...comparisonNotes(comparable, cumulative, cumulativeBefore),
      ...resultNotes(result),
    ],
  };
}

/** Why there is no result of the year so far, other than that nothing was recorded. */
function whyNothing(
  { openedOn }: ServicePointEntity,
  { fiscalYear, through }: ReportKey,
  { indicator, isWithheld }: IndicatorRecords,
  cumulative: IndicatorResult | undefined,
): FigureNote[] {
  if (isWithheld) return ["SUPPRESSED"];
  const firstDay = firstDayOfFiscalYear(fiscalYear);
  const first = monthOf(openedOn > firstDay ? openedOn : firstDay);
  // guard: year-of-two-rules-has-no-sum
  return cumulative || isCountedAlike(indicator, first, through) ? [] : ["NOT_APPLICABLE"];
}

/** Whether one rule counts all months from one through another, and adds them up. */
export function isCountedAlike(indicator: Indicator, first: YearMonth, through: YearMonth): boolean {
  const rule = ruleInMonth(indicator, through);
  return rule !== null && countsMonth(rule, first) && (rule.additiveOverMonths || first === through);
}

/** 月別: every month from April through the report's last month. */
export function readMonthFigures(point: ServicePointEntity, key: ReportKey, records: IndicatorRecords): MonthFigure[] {
  return monthsThrough(key.fiscalYear, key.through).map((month) => {
    const monthBefore = sameMonthLastYear(month);
    const actual = findResult(records, point, month, month);
    const before = findResult(records, point, monthBefore, monthBefore);
    const isOpen = point.openedOn < firstDayAfterMonth(month) && (point.closedOn ?? month) >= month;
    const comparable = point.openedOn <= `${monthBefore}-01`;
    const missing: FigureNote[] = isOpen ? (actual ? [] : whyNoMonth(records, month)) : ["NOT_OPEN"];
    return {
      month,
      actual: actual?.value ?? null,
      sameMonthLastYear: before?.value ?? null,
      basis: actual?.basis ?? null,
      notes: [...missing, ...comparisonNotes(comparable, actual, before), ...resultNotes(actual)],
    };
  });
}

/** Nothing recorded is told apart from what is not shown, and from what is not counted in that month at all. */
function whyNoMonth({ indicator, isWithheld }: IndicatorRecords, month: YearMonth): FigureNote[] {
  // guard: withheld-month-says-so
  if (isWithheld) return ["SUPPRESSED"];
  // guard: month-without-rule-says-so
  return ruleInMonth(indicator, month) ? ["NO_RECORD"] : ["NOT_APPLICABLE"];
}

/** Why the result cannot be compared with that of last year. */
export function comparisonNotes(
  comparable: boolean,
  now: IndicatorResult | undefined,
  before: IndicatorResult | undefined,
): FigureNote[] {
  if (!comparable) return ["NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"];
  // guard: what-cannot-be-compared-says-so
  return now && now.rule.code !== before?.rule.code ? ["NOT_COMPARABLE"] : [];
}

/** What the reader must know of a result. It is provisional until all of its months are closed (月締め). */
export function resultNotes(result: IndicatorResult | undefined): FigureNote[] {
  if (!result) return [];
  const notes: FigureNote[] = [];
  if (result.rule.code === UNSPECIFIED_RULE.code) notes.push("COUNTING_RULE_UNSPECIFIED");
  // guard: what-differs-from-its-closing-is-revised
  if (result.isRevised) notes.push("REVISED");
  // guard: result-is-provisional-until-closed
  if (result.isProvisional) notes.push("PROVISIONAL");
  return notes;
}

/** The result of a service point from one month through another; counted ones come before reported ones. */
export function findResult(
  { results }: IndicatorRecords,
  { id }: ServicePointEntity,
  from: YearMonth,
  through: YearMonth,
): IndicatorResult | undefined {
  return results.find((result) => result.servicePointId === id && result.from === from && result.through === through);
}

function targetOf({ targets }: IndicatorRecords, { id }: ServicePointEntity, fiscalYear: FiscalYear): number | null {
  return targets.find((target) => target.servicePointId === id && target.fiscalYear === fiscalYear)?.value ?? null;
}

function firstMonthOf(fiscalYear: FiscalYear): YearMonth {
  return monthOf(firstDayOfFiscalYear(fiscalYear));
}
