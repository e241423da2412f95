import { UNSPECIFIED_RULE } from "../indicator/indicator";
import type { KnownFigure } from "./progress-figure";
import { sumFigures } from "./sum-figures";

const figure = (part: Partial<KnownFigure>): KnownFigure => ({
  rule: UNSPECIFIED_RULE,
  annualTarget: 100,
  previousYearTarget: 90,
  monthActual: null,
  sameMonthLastYear: null,
  cumulativeActual: 50,
  samePeriodLastYear: 40,
  previousYearActual: 80,
  basis: "REPORTED",
  lastYearBasis: "REPORTED",
  source: "words",
  notes: [],
  ...part,
});

describe("a total", () => {
  it("is the sum of its points", () => {
    expect(sumFigures([figure({}), figure({})])).toMatchObject({
      annualTarget: 200,
      cumulativeActual: 100,
      previousYearActual: 160,
      notes: [],
    });
  });

  it("is null when one service point has no record, because a missing figure is not 0", () => {
    expect(sumFigures([figure({}), figure({ cumulativeActual: null })]).cumulativeActual).toBeNull();
  });

  it("is not comparable when a service point was not open for the whole period last year", () => {
    const total = sumFigures([
      figure({}),
      figure({ samePeriodLastYear: null, notes: ["NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"] }),
    ]);
    expect(total).toMatchObject({ samePeriodLastYear: null, notes: ["NOT_COMPARABLE"] });
  });

  it("never adds figures that were counted by different rules", () => {
    const other = figure({ rule: { ...UNSPECIFIED_RULE, code: "VISITS" } });
    expect(sumFigures([figure({}), other])).toMatchObject({
      annualTarget: 200,
      cumulativeActual: null,
      notes: ["NOT_COMPARABLE"],
    });
  });

  it("is null, not 0, when there is no service point", () => {
    expect(sumFigures([])).toMatchObject({ annualTarget: null, cumulativeActual: null, notes: ["NOT_COMPARABLE"] });
  });
});
