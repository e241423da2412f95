import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { monthsOfFiscalYear, parseFiscalYear } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import page from "./figures.json";
import { type PeriodCell, readPeriodCells, startDemoParties } from "./period-cells";

const DOCUMENT = join(REPOSITORY_ROOT, "docs/reporting/README.md");
const MONTHS = monthsOfFiscalYear(parseFiscalYear(2012));
/** Those that were open for the whole of fiscal 2012. */
const POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine"];
const INDICATORS = [
  { code: "USERS", printed: "users" },
  { code: "PLACED_PERSONS", printed: "placements" },
] as const;

/** By point, the result from April through each month. */
type Course = Readonly<Record<string, number[]>>;

function courseOf(cells: readonly PeriodCell[], code: string, year: 2012 | 2013): Course {
  return Object.fromEntries(
    POINTS.map((point) => {
      let sum = 0;
      const own = cells.filter(({ servicePointId, indicator }) => servicePointId === point && indicator.code === code);
      return [
        point,
        own
          .filter(({ from }) => from >= `${year}-04` && from < `${year + 1}-04`)
          .map(({ actual }) => (sum += actual ?? Number.NaN)),
      ];
    }),
  );
}
const share = (course: readonly number[], place: number) => (course[place] ?? 0) / (course[11] ?? 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (rate: number) => (rate * 100).toFixed(1);

/** How far a rate is off on average, in points of a percent of the year, at each month's end. */
function errorsOfYear(course: Course): { linear: number[]; seasonal: number[] } {
  const errors = (expected: (point: string, place: number) => number) =>
    MONTHS.slice(0, 11).map((_, place) =>
      mean(POINTS.map((point) => Math.abs(expected(point, place) - share(course[point] ?? [], place)))),
    );
  return {
    linear: errors((_, place) => (place + 1) / 12),
    // The season of a point is that of the others: of the year before there is no record.
    seasonal: errors((point, place) =>
      mean(POINTS.filter((other) => other !== point).map((other) => share(course[other] ?? [], place))),
    ),
  };
}

/** How far off the result through October is that is expected at the end of an earlier month, in percent of it. */
function errorsOfOctober(before: Course, now: Course): { linear: number[]; seasonal: number[] } {
  const errors = (growth: (point: string, place: number) => number) =>
    MONTHS.slice(0, 6).map((_, place) =>
      mean(
        POINTS.map((point) => {
          const [known = 0, october = 0] = [now[point]?.[place], now[point]?.[6]];
          return Math.abs(known * growth(point, place) - october) / october;
        }),
      ),
    );
  return {
    linear: errors((_, place) => 7 / (place + 1)),
    seasonal: errors((point, place) => (before[point]?.[6] ?? 0) / (before[point]?.[place] ?? 0)),
  };
}

function tableOf(months: readonly string[], errors: { linear: number[]; seasonal: number[] }[]): string {
  const cells = months.map((month, i) => [
    month,
    ...errors.flatMap(({ linear, seasonal }) => [percent(linear[i] ?? 0), percent(seasonal[i] ?? 0)]),
  ]);
  const means = errors.flatMap(({ linear, seasonal }) => [percent(mean(linear)), percent(mean(seasonal))]);
  return [
    "| Through | users, linear | users, seasonal | persons placed, linear | persons placed, seasonal |",
    "|---|---|---|---|---|",
    ...[...cells, ["**mean**", ...means]].map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}

const between = (name: string) => new RegExp(`(<!-- ${name} -->\\n\\n)[^<]*?(\\n\\n<!-- end -->)`);

describe("the seasonal pace", () => {
  it("is off by less than the linear one in fiscal 2012 and since, as docs/reporting shows", async () => {
    await using parties = await startDemoParties();
    const cells = await readPeriodCells(parties, { from: "2012-04", through: "2013-10", granularity: "MONTH" });
    const courses = INDICATORS.map(({ code }) => [courseOf(cells, code, 2012), courseOf(cells, code, 2013)] as const);
    // The demonstration's years go through the printed figures of October.
    for (const [i, [before, now]] of courses.entries())
      for (const point of POINTS) {
        const printed = page.servicePoints.find(({ id }) => id === point)?.[INDICATORS[i]?.printed ?? "users"];
        expect([now[point]?.[6], before[point]?.[6]]).toEqual([printed?.result, printed?.previousResult]);
      }
    const ofYear = courses.map(([before]) => errorsOfYear(before));
    const ofOctober = courses.map(([before, now]) => errorsOfOctober(before, now));
    for (const { linear, seasonal } of [...ofYear, ...ofOctober]) expect(mean(seasonal)).toBeLessThan(mean(linear));

    const written = readFileSync(DOCUMENT, "utf8");
    const computed = written
      .replace(between("fiscal-2012"), `$1${tableOf(MONTHS.slice(0, 11), ofYear)}$2`)
      .replace(
        between("october-2013"),
        `$1${tableOf(monthsOfFiscalYear(parseFiscalYear(2013)).slice(0, 6), ofOctober)}$2`,
      );
    if (process.env.UPDATE_GOLDEN) writeFileSync(DOCUMENT, computed);
    expect(computed).toBe(readFileSync(DOCUMENT, "utf8"));
    expect(written).toMatch(between("fiscal-2012"));
    expect(written).toMatch(between("october-2013"));
  });
});
