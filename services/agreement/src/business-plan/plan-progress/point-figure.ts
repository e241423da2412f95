import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  monthsThrough,
  previousFiscalYear,
  sameMonthLastYear,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import type { MeasureRecords, MeasureResult, ReportKey } from "./measure-records";
import { countingRules, type FigureNote, type KnownFigure, type MonthFigure } from "./progress-figure";

/** Whether the service point was open for the whole compared period in both years, as a year-on-year rate requires. */
export function wasOpenWholePeriodLastYear(point: ServicePointEntity, { fiscalYear, through }: ReportKey): boolean {
  const openSince = point.openedOn <= firstDayOfFiscalYear(previousFiscalYear(fiscalYear));
  return openSince && (point.closedOn === null || point.closedOn >= firstDayAfterMonth(through));
}

/** The known figure of one service point; a value that was not recorded is null, never 0. */
export function readKnownFigure(
  point: ServicePointEntity,
  key: ReportKey,
  records: MeasureRecords,
  today: string,
): KnownFigure {
  const { fiscalYear, through } = key;
  const comparable = wasOpenWholePeriodLastYear(point, key);
  const before = sameMonthLastYear(through);
  const cumulative = find(records, point, firstMonthOf(fiscalYear), through);
  const cumulativeBefore = comparable
    ? find(records, point, firstMonthOf(previousFiscalYear(fiscalYear)), before)
    : undefined;
  const words = records.words.filter(({ servicePointId }) => servicePointId === point.id);
  const rule = cumulative?.rule ?? countingRules.UNSPECIFIED;
  return {
    rule,
    annualTarget: targetOf(records, point, fiscalYear),
    previousYearTarget: targetOf(records, point, previousFiscalYear(fiscalYear)),
    monthActual: find(records, point, through, through)?.value ?? null,
    sameMonthLastYear: comparable ? (find(records, point, before, before)?.value ?? null) : null,
    cumulativeActual: cumulative?.value ?? null,
    samePeriodLastYear: cumulativeBefore?.value ?? null,
    basis: cumulative?.basis ?? null,
    lastYearBasis: cumulativeBefore?.basis ?? null,
    source: cumulative?.basis === "REPORTED" ? words.map((printed) => printed.words).join("\n") || null : null,
    notes: [...notesOf(comparable, cumulative, cumulativeBefore), ...provisional(cumulative, through, today)],
  };
}

/** 月別: every month from April through the report's last month. */
export function readMonthFigures(point: ServicePointEntity, key: ReportKey, records: MeasureRecords): MonthFigure[] {
  return monthsThrough(key.fiscalYear, key.through).map((month) => {
    const actual = find(records, point, month, month);
    const before = find(records, point, sameMonthLastYear(month), sameMonthLastYear(month));
    return {
      month,
      actual: actual?.value ?? null,
      sameMonthLastYear: before?.value ?? null,
      basis: actual?.basis ?? null,
    };
  });
}

function notesOf(comparable: boolean, now: MeasureResult | undefined, before: MeasureResult | undefined): FigureNote[] {
  const notes: FigureNote[] = [];
  if (!comparable) notes.push("NOT_OPEN_WHOLE_PERIOD_LAST_YEAR");
  if (now?.rule.code === countingRules.UNSPECIFIED.code) notes.push("COUNTING_RULE_UNSPECIFIED");
  if (now && before && now.rule.code !== before.rule.code) notes.push("NOT_COMPARABLE");
  return notes;
}

/** The count of a month that is not over may still grow. */
function provisional(now: MeasureResult | undefined, through: YearMonth, today: string): FigureNote[] {
  return now?.basis === "COUNTED" && today < firstDayAfterMonth(through) ? ["PROVISIONAL"] : [];
}

function find({ results }: MeasureRecords, { id }: ServicePointEntity, from: YearMonth, through: YearMonth) {
  return results.find((result) => result.servicePointId === id && result.from === from && result.through === through);
}

function targetOf({ targets }: MeasureRecords, { id }: ServicePointEntity, fiscalYear: FiscalYear): number | null {
  return targets.find((target) => target.servicePointId === id && target.fiscalYear === fiscalYear)?.value ?? null;
}

function firstMonthOf(fiscalYear: FiscalYear): YearMonth {
  return firstDayOfFiscalYear(fiscalYear).slice(0, 7) as YearMonth;
}
