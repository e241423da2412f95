import fc from "fast-check";
import { ruleByCode } from "../indicator/indicators";
import { changeFrom, completeFigure, type KnownFigure, paceOf, percentOf, toPercent } from "./progress-figure";

const { rule: PERSON_DAY } = ruleByCode("VISIT_PERSON_DAY");

describe("a rate", () => {
  it.each([
    [8382, 14500, 57.8],
    [276, 400, 69],
    [8232, 3500, 235.2],
    [1, 8, 12.5],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [0, 5, 0],
  ])("%d of %d is %d percent, half up", (part, whole, percent) => {
    expect(toPercent(percentOf(part, whole))).toBe(percent);
  });

  it("is null when the whole is 0", () => {
    expect(percentOf(5, 0)).toBeNull();
    expect(changeFrom(0, 5)).toBeNull();
  });

  it("rounds a decrease like an increase", () => {
    expect(toPercent(changeFrom(45003, 43259))).toBe(-3.9);
    expect(toPercent(changeFrom(1410, 1686))).toBe(19.6);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), (before, by) => {
        const up = changeFrom(before, before + by);
        expect(changeFrom(before, before - Math.min(by, before))).toBe(
          by <= before ? (up === 0 ? 0 : -(up ?? 0)) : -1000,
        );
      }),
    );
  });

  it("never differs from the exact value by more than half a tenth", () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.integer({ min: 1, max: 1e7 }), (part, whole) => {
        expect(Math.abs((percentOf(part, whole) ?? 0) - (part / whole) * 1000)).toBeLessThanOrEqual(0.5000001);
      }),
    );
  });
});

describe("a figure of which no rate can be taken", () => {
  const known: KnownFigure = {
    ...{ rule: PERSON_DAY, annualTarget: 100, previousYearTarget: 100, monthActual: 5 },
    ...{ sameMonthLastYear: 5, cumulativeActual: 5, samePeriodLastYear: 5, basis: "COUNTED", lastYearBasis: "COUNTED" },
    ...{ previousYearActual: 10, source: null, notes: [] },
  };
  const completed = (given: Partial<KnownFigure>) =>
    completeFigure({ ...known, ...given }, { elapsed: 500, monthsLeft: 6, endsClosedYear: true });

  it.each([
    [{ annualTarget: 0 }, ["TARGET_ZERO"]],
    [{ samePeriodLastYear: 0 }, ["LAST_YEAR_ZERO"]],
    [{ samePeriodLastYear: -1 }, ["LAST_YEAR_ZERO"]],
    [{ samePeriodLastYear: null }, []],
    [{ samePeriodLastYear: 0, notes: ["NOT_COMPARABLE"] }, ["NOT_COMPARABLE"]],
    [{ annualTarget: null }, ["NO_TARGET"]],
    [{ previousYearActual: null }, ["LAST_YEAR_INCOMPLETE"]],
    [{ previousYearActual: null, notes: ["NOT_COMPARABLE"] }, ["NOT_COMPARABLE"]],
    [{}, []],
  ] satisfies [Partial<KnownFigure>, string[]][])("says why: %j", (given, notes) => {
    expect(completed(given).notes).toEqual(notes);
  });

  it("has no rate and no pace for a target of 0", () => {
    const { progressRate, attainmentRate, pace } = completed({ annualTarget: 0 });
    expect([progressRate, attainmentRate, pace]).toEqual([null, null, null]);
  });
});

describe("what last year expects and what is left", () => {
  const figureOf = (given: Partial<KnownFigure>, monthsLeft = 5) =>
    completeFigure(
      {
        ...{ rule: PERSON_DAY, annualTarget: 1000, previousYearTarget: null, monthActual: 0 },
        ...{ sameMonthLastYear: null, cumulativeActual: 600, samePeriodLastYear: 450, previousYearActual: 750 },
        ...{ basis: "COUNTED", lastYearBasis: "COUNTED", source: null, notes: [], ...given },
      },
      { elapsed: 583, monthsLeft, endsClosedYear: false },
    );

  it("expects the part of the year that last year had reached by then", () => {
    expect(figureOf({})).toMatchObject({
      progressRate: 60,
      expectedRate: 60,
      pace: "ON_PACE",
      seasonalPace: "ON_PACE",
    });
    expect(figureOf({ cumulativeActual: 580 })).toMatchObject({ pace: "ON_PACE", seasonalPace: "BEHIND" });
  });

  it("expects nothing from a last year that cannot be compared, or had no result", () => {
    const without = { expectedRate: null, seasonalPace: null, pace: "ON_PACE" };
    expect(figureOf({ notes: ["NOT_COMPARABLE"] })).toMatchObject(without);
    expect(figureOf({ samePeriodLastYear: null })).toMatchObject(without);
    expect(figureOf({ previousYearActual: null })).toMatchObject(without);
    expect(figureOf({ samePeriodLastYear: 0, previousYearActual: 0 })).toMatchObject(without);
  });

  it.each([
    [600, 5, 80],
    [601, 5, 80],
    [599, 5, 81],
    [1000, 5, 0],
    [1200, 5, 0],
    [600, 1, 400],
    [600, 0, null],
    [null, 5, null],
  ])("with %p of 1,000 and %d months left needs %p a month", (cumulativeActual, monthsLeft, needed) => {
    expect(figureOf({ cumulativeActual }, monthsLeft).neededPerMonth).toBe(needed);
  });
});

describe("the pace", () => {
  it.each([
    [1000, 583, "EXCEEDED"],
    [999, 990, "ON_PACE"],
    [603, 583, "AHEAD"],
    [602, 583, "ON_PACE"],
    [564, 583, "ON_PACE"],
    [563, 583, "BEHIND"],
  ])("at %d tenths is compared with %d elapsed tenths: %s", (progress, elapsed, pace) => {
    expect(paceOf(progress, elapsed)).toBe(pace);
  });
});
