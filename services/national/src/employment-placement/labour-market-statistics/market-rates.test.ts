import { rateDefinitions, ratesOf } from "./market-rates";

const COUNTS = {
  ...{ newSeekers: 80, activeSeekers: 240, newOpenings: 150, activeOpenings: 400 },
  ...{ filledOpenings: 30, placements: 31 },
};
const valuesOf = (month: string, counts: Parameters<typeof ratesOf>[1] = COUNTS) =>
  Object.fromEntries(ratesOf(month, counts).map(({ definition, value }) => [definition.code, value]));

describe("labour-market rates", () => {
  it("are of new seekers and openings since fiscal 2005", () => {
    expect(valuesOf("2013-10")).toEqual({
      PLACEMENT_RATE_OF_NEW: 38.8,
      FILLING_RATE_OF_NEW: 20,
      ACTIVE_OPENINGS_RATIO: 1.67,
      NEW_OPENINGS_RATIO: 1.88,
    });
    expect(Object.keys(valuesOf("2005-04"))).toContain("PLACEMENT_RATE_OF_NEW");
  });

  it("were of active seekers and openings before", () => {
    expect(valuesOf("2005-03")).toMatchObject({ PLACEMENT_RATE_OF_ACTIVE: 12.9, FILLING_RATE_OF_ACTIVE: 7.5 });
    expect(Object.keys(valuesOf("1998-02"))).not.toContain("PLACEMENT_RATE_OF_NEW");
  });

  it("are null where there is nothing to divide by, and 0 where there is", () => {
    const none = { ...COUNTS, newSeekers: 0, activeSeekers: 0, newOpenings: null, activeOpenings: null };
    expect(new Set(Object.values(valuesOf("2013-10", none)))).toEqual(new Set([null]));
    expect(valuesOf("2013-10", { ...COUNTS, placements: 0 })).toMatchObject({ PLACEMENT_RATE_OF_NEW: 0 });
    expect(valuesOf("2013-10", { ...COUNTS, placements: -1 })).toMatchObject({ PLACEMENT_RATE_OF_NEW: -1.3 });
  });

  it("have one definition of each kind in every month", () => {
    for (const month of ["1989-04", "2005-03", "2005-04", "2099-03"]) expect(ratesOf(month, COUNTS)).toHaveLength(4);
    expect(new Set(rateDefinitions.map(({ rule }) => rule.code)).size).toBe(rateDefinitions.length);
  });
});
