import { printedRows } from "@aiwork/agreement/business-plan/plan-progress/printed-table";
import { isBusinessDay } from "./business-days";
import { generateStories } from "./generate-stories";
import { monthlyFigures, spread } from "./monthly-figures";
import { successCases } from "./success-cases";

const stories = generateStories();
const count = (days: readonly string[], from: string, through: string) =>
  days.filter((day) => day.slice(0, 7) >= from && day.slice(0, 7) <= through).length;

describe("the population", () => {
  it.each(printedRows)("has the printed figures of $servicePointId, $indicator", (row) => {
    const own = stories.filter(({ person }) => person.servicePointId === row.servicePointId);
    const days = own.flatMap(({ visits, hiredOn }) => (row.indicator === "USERS" ? visits : (hiredOn ?? [])));
    expect(count(days, "2013-04", "2013-10")).toBe(row.result);
    expect(count(days, "2012-04", "2012-10")).toBe(row.previousResult ?? 0);
  });

  it("has the figures of every month, including the winter", () => {
    for (const { servicePointId, month, users, placements } of monthlyFigures()) {
      const own = stories.filter(({ person }) => person.servicePointId === servicePointId);
      const visits = own.flatMap((story) => story.visits);
      const hires = own.flatMap(({ hiredOn }) => hiredOn ?? []);
      expect([count(visits, month, month), count(hires, month, month)]).toEqual([users, placements]);
    }
  });

  it("visits on business days only, each person once a day", () => {
    for (const { visits } of stories) {
      expect(new Set(visits).size).toBe(visits.length);
      expect(visits.every(isBusinessDay)).toBe(true);
      expect([...visits].sort()).toEqual(visits);
    }
  });

  it("is hired only after a first visit", () => {
    for (const { visits, hiredOn } of stories) if (hiredOn) expect((visits[0] ?? "") <= hiredOn).toBe(true);
  });

  it("is the same at every run and contains both success cases", () => {
    expect(JSON.stringify(generateStories())).toBe(JSON.stringify(stories));
    for (const story of successCases) expect(stories).toContain(story);
  });

  it("contains every person once", () => {
    expect(new Set(stories.map(({ person }) => person.id)).size).toBe(stories.length);
    expect(new Set(stories.map(({ person }) => person.number)).size).toBe(stories.length);
  });
});

describe("spread", () => {
  it("loses nothing to rounding", () => {
    expect(spread(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });
});
