import {
  type FiscalYear,
  firstDayAfterMonth,
  firstDayOfFiscalYear,
  isFiscalYearOver,
  lastMonthOf,
  monthOf,
  monthsThrough,
  type YearMonth,
} from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { ruleInMonth } from "../indicator/indicator";
import type { IndicatorRecords, ReportKey } from "./indicator-records";
import { readKnownFigure, readMonthFigures, wasOpenWholePeriodLastYear } from "./point-figure";
import {
  completeFigure,
  type KnownFigure,
  type MonthFigure,
  type PeriodOfYear,
  type ProgressFigure,
  percentOf,
  type Tenths,
} from "./progress-figure";
import { sumFigures, sumMonths } from "./sum-figures";

export interface ProgressTable {
  /** What its figures are made of. */
  readonly records: IndicatorRecords;
  ofPoint(servicePointId: string): ProgressFigure | null;
  total(comparableOnly: boolean): ProgressFigure;
}

/** 取組状況: every row and both totals of one indicator, as they stand on the business day. */
export function buildProgressTable(key: ReportKey, records: IndicatorRecords, day: string): ProgressTable {
  const period: PeriodOfYear = {
    elapsed: elapsedRate(key.fiscalYear, key.through),
    monthsLeft: 12 - monthsThrough(key.fiscalYear, key.through).length,
    endsClosedYear: isFiscalYearOver(key.fiscalYear, day) && key.through === lastMonthOf(key.fiscalYear),
  };
  const { indicator } = records;
  const points = pointsOnReport(records.points, key);
  const comparablePoints = comparableAmong(points, key);
  const known = new Map(points.map((point) => [point.id, readKnownFigure(point, key, records)]));
  const months = new Map(points.map((point) => [point.id, readMonthFigures(point, key, records)]));
  const from = monthOf(firstDayOfFiscalYear(key.fiscalYear));
  const complete = (servicePointIds: string[], figure: KnownFigure, byMonth: MonthFigure[]): ProgressFigure => {
    const scope = { servicePointIds, from, through: key.through, asOf: key.asOf };
    return { ...completeFigure(figure, period), indicator, months: byMonth, scope };
  };
  return {
    records,
    ofPoint: (id) => {
      const figure = known.get(id);
      return figure ? complete([id], figure, months.get(id) ?? []) : null;
    },
    total: (comparableOnly) => {
      const summed = comparableOnly ? comparablePoints : points;
      return complete(
        summed.map(({ id }) => id),
        sumFigures(summed.flatMap(({ id }) => known.get(id) ?? [])),
        sumMonths(
          monthsThrough(key.fiscalYear, key.through),
          summed.map(({ id }) => months.get(id) ?? []),
          (month) => ruleInMonth(indicator, month)?.additiveOverPoints ?? true,
        ),
      );
    },
  };
}

/** The elapsed part of the fiscal year at the month's end, in percent: full months of twelve. */
export function elapsedRate(fiscalYear: FiscalYear, through: YearMonth): Tenths {
  return percentOf(monthsThrough(fiscalYear, through).length, 12) ?? 0;
}

/** A service point has a row from the month in which it opens until the year in which it closes. */
export function pointsOnReport(
  points: readonly ServicePointEntity[],
  { fiscalYear, through }: ReportKey,
): ServicePointEntity[] {
  const from = firstDayOfFiscalYear(fiscalYear);
  return points.filter(
    ({ openedOn, closedOn }) => openedOn < firstDayAfterMonth(through) && (closedOn ?? from) >= from,
  );
}

/** The service points that were open for the whole compared period. */
export function comparableAmong(points: readonly ServicePointEntity[], key: ReportKey): ServicePointEntity[] {
  return points.filter((point) => wasOpenWholePeriodLastYear(point, key));
}
