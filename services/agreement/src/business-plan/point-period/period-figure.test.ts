import type { YearMonth } from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import type { Indicator } from "../indicator/indicator";
import { ruleByCode } from "../indicator/indicators";
import type { IndicatorResult } from "../plan-progress/indicator-records";
import { readPeriodFigure } from "./period-figure";
import { type Period, periodsBetween } from "./point-period";

const { indicator: USERS, rule: PERSON_DAY } = ruleByCode("VISIT_PERSON_DAY");
const month = (text: string) => text as YearMonth;
const period = (from: string, through = from): Period => ({ from: month(from), through: month(through) });
const point = (openedOn: string, closedOn: string | null = null) =>
  ({ id: "shiroishi", openedOn, closedOn }) as ServicePointEntity;
const OLD = point("2011-11-01");

/** Ten in each of these months, and what a test gives. */
const tens = (months: readonly string[], given: Partial<IndicatorResult> = {}): IndicatorResult[] =>
  months.map((one) => ({
    servicePointId: "shiroishi",
    ...{ from: month(one), through: month(one), value: 10, basis: "COUNTED", rule: PERSON_DAY },
    ...{ isRevised: false, isProvisional: false },
    ...given,
  }));
const SPRING = ["2013-04", "2013-05", "2013-06"];
const SPRING_BEFORE = ["2012-04", "2012-05", "2012-06"];

interface Given {
  servicePoint?: ServicePointEntity;
  indicator?: Indicator;
  isWithheld?: boolean;
}
function figureOf(
  results: readonly IndicatorResult[],
  { from, through }: Period,
  { servicePoint = OLD, indicator = USERS, isWithheld = false }: Given = {},
) {
  const records = { indicator, isWithheld, points: [servicePoint], targets: [], results, words: [] };
  const row = { servicePointId: servicePoint.id, from, through, asOf: "2014-06-01T00:00:00.000Z" };
  return readPeriodFigure(servicePoint, row, records);
}

describe("the periods of a table", () => {
  it.each([
    ["MONTH", ["2013-03 2013-03", "2013-04 2013-04", "2013-05 2013-05"], "2013-05"],
    ["QUARTER", ["2013-03 2013-03", "2013-04 2013-06", "2013-07 2013-08"], "2013-08"],
    ["FISCAL_YEAR", ["2013-03 2013-03", "2013-04 2014-03", "2014-04 2014-04"], "2014-04"],
  ] as const)("are each %s of the fiscal year, cut off at both ends", (granularity, expected, through) => {
    const periods = periodsBetween(month("2013-03"), month(through), granularity);
    expect(periods.map((one) => `${one.from} ${one.through}`)).toEqual(expected);
  });
});

describe("the figure of a period", () => {
  it("is the sum of its months, and compared with that of last year", () => {
    const results = [...tens(SPRING), ...tens(SPRING_BEFORE, { value: 8 })];
    expect(figureOf(results, period("2013-04", "2013-06"))).toMatchObject({
      ...{ rule: PERSON_DAY, actual: 30, samePeriodLastYear: 24, yearOnYearRate: 25 },
      ...{ basis: "COUNTED", lastYearBasis: "COUNTED", notes: [] },
    });
  });

  it("is null with NO_RECORD where a month of it is not counted, rather than a part of it", () => {
    const figure = figureOf(tens(SPRING.slice(0, 2)), period("2013-04", "2013-06"));
    expect(figure).toMatchObject({ actual: null, basis: null, notes: ["NO_RECORD"] });
  });

  it("is what a document reports of it, where its months are not counted", () => {
    const reported = tens(["2013-04"], { ...period("2013-04", "2013-06"), value: 77, basis: "REPORTED" });
    expect(figureOf(reported, period("2013-04", "2013-06"))).toMatchObject({ actual: 77, basis: "REPORTED" });
  });

  it("is of the months since the service point opened, and not compared with a year in which it opened", () => {
    const opened = { servicePoint: point("2013-05-15") };
    expect(figureOf(tens(SPRING), period("2013-04", "2013-06"), opened)).toMatchObject({
      ...{ actual: 20, samePeriodLastYear: null, notes: ["NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"] },
    });
    const before = [...tens(["2014-05"]), ...tens(["2013-05"])];
    expect(figureOf(before, period("2014-05"), opened)).toMatchObject({ actual: 10, yearOnYearRate: null });
  });

  it("says that the service point was not open before, nor after it closed", () => {
    const notOpen = { notes: expect.arrayContaining(["NOT_OPEN"]) };
    const opened = { servicePoint: point("2013-05-15") };
    expect(figureOf([], period("2013-04"), opened)).toMatchObject({ actual: null, ...notOpen });
    const closed = { servicePoint: point("2011-11-01", "2013-05-31") };
    expect(figureOf(tens(SPRING), period("2013-06"), closed)).toMatchObject(notOpen);
    expect(figureOf(tens(SPRING), period("2013-05"), closed).notes).not.toContain("NOT_OPEN");
    expect(figureOf(tens(SPRING), period("2013-04", "2013-06"), closed).notes).toEqual([
      "NOT_OPEN_WHOLE_PERIOD_LAST_YEAR",
    ]);
  });

  it("is not shown where its results are withheld, and never the sum of two rules", () => {
    expect(figureOf([], period("2013-04"), { isWithheld: true }).notes).toEqual(["SUPPRESSED"]);
    const [old, since] = [
      { ...PERSON_DAY, code: "OLD", validTo: "2013-04-30" },
      { ...PERSON_DAY, code: "SINCE", validFrom: "2013-05-01" },
    ];
    const indicator = { ...USERS, rules: [old, since] };
    const results = [...tens(["2013-04"], { rule: old }), ...tens(["2013-05", "2013-06"], { rule: since })];
    const spring = figureOf(results, period("2013-04", "2013-06"), { indicator });
    expect(spring).toMatchObject({ actual: null, notes: ["NOT_APPLICABLE"] });
    const before = [...tens(["2012-05"], { rule: old }), ...results];
    expect(figureOf(before, period("2013-05"), { indicator })).toMatchObject({
      ...{ actual: 10, samePeriodLastYear: 10, yearOnYearRate: null, notes: ["NOT_COMPARABLE"] },
    });
  });

  it("has no sum where a rule says that months do not add up", () => {
    const rule = { ...PERSON_DAY, additiveOverMonths: false };
    const indicator = { ...USERS, rules: [rule] };
    const results = tens(SPRING, { rule });
    expect(figureOf(results, period("2013-04", "2013-06"), { indicator })).toMatchObject({
      ...{ actual: null, notes: ["NOT_APPLICABLE"] },
    });
    expect(figureOf(results, period("2013-04"), { indicator }).actual).toBe(10);
  });

  it("is provisional or revised with any of its months, and has no rate on a year of nothing", () => {
    const revised = tens(["2013-06"], { isRevised: true, isProvisional: true });
    const results = [...tens(SPRING.slice(0, 2)), ...revised, ...tens(SPRING_BEFORE, { value: 0 })];
    expect(figureOf(results, period("2013-04", "2013-06"))).toMatchObject({
      ...{ samePeriodLastYear: 0, yearOnYearRate: null, notes: ["REVISED", "PROVISIONAL", "LAST_YEAR_ZERO"] },
    });
  });
});
