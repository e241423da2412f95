import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { indicatorByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import page from "./figures.json";

const QUERY = readFileSync(join(REPOSITORY_ROOT, "schema/operations/reports/plan-progress.graphql"), "utf8");
const GOLDEN = join(__dirname, "plan-progress-2013-10.golden.json");

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed");
});
afterAll(() => system?.[Symbol.asyncDispose]());

const report = async (through: string, fiscalYear = 2013) =>
  (await system.ask(QUERY, { fiscalYear, through })).data.planProgress;

/** The field of an indicator, what the source prints of it, and its unit and word there. */
const indicators = [
  { field: "users", printed: "users", unit: "PERSONS", word: "利用者数" },
  { field: "placedPersons", printed: "placements", unit: "PERSONS", word: "就職者数" },
] as const;

describe("事業目標と取組状況（２５年度）", () => {
  it("equals the golden answer", async () => {
    const answer = `${JSON.stringify(await report("2013-10"), null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(GOLDEN, answer);
    expect(answer).toBe(readFileSync(GOLDEN, "utf8"));
  });

  it("has all 36 printed figures, each with basis REPORTED", async () => {
    const { rows } = await report("2013-10");
    const figures = page.servicePoints.flatMap((point, i) =>
      indicators.flatMap(({ field, printed, unit, word }) => {
        const figure = rows[i][field];
        const { target, previousTarget, result, previousResult } = point[printed];
        expect(figure.indicator.unit).toBe(unit);
        expect(indicatorByCode(figure.indicator.code).title.ja).toBe(word);
        expect(figure.source).toMatch(new RegExp(`^${word}.*人`));
        expect(rows[i].servicePoint).toEqual({ id: point.id, name: point.name });
        expect(figure).toMatchObject({
          annualTarget: target,
          previousYearTarget: previousTarget,
          cumulativeActual: result,
          samePeriodLastYear: previousResult,
          basis: "REPORTED",
        });
        expect(figure.notes).toContain("COUNTING_RULE_UNSPECIFIED");
        return [target, previousTarget, result, previousResult].filter((value) => value !== null);
      }),
    );
    expect(figures).toHaveLength(36);
  });

  it("quotes the page for each figure", async () => {
    const { rows } = await report("2013-10");
    expect(rows[0].users.source).toBe(
      "利用者数 １４，５００人(H24:    9,000人)\n利用者数 ８，３８２人(H24/10      8,734人)",
    );
    for (const row of rows) for (const { field } of indicators) expect(row[field].source).toMatch(/\n/);
  });

  it("has the rates computed from the printed figures", async () => {
    const { derived } = page;
    const { elapsedRate, rows, total, comparableTotal } = await report("2013-10");
    expect(elapsedRate).toBe(derived.elapsedRate);
    const rates = Object.fromEntries(
      rows.map((row: Record<string, { id: string; progressRate: number }>) => [
        row.servicePoint?.id,
        indicators.map(({ field }) => row[field]?.progressRate),
      ]),
    );
    expect(rates).toEqual(derived.progressRate);
    for (const { field, printed } of indicators) {
      const { target, result, progressRate } = derived.total[printed];
      expect(total[field]).toMatchObject({ annualTarget: target, cumulativeActual: result, progressRate });
    }
    expect(comparableTotal.servicePoints.map(({ id }: { id: string }) => id)).toEqual(derived.comparableTotal.points);
    for (const { field, printed } of indicators) {
      const { result, previousResult, yearOnYearRate } = derived.comparableTotal[printed];
      expect(comparableTotal[field]).toMatchObject({
        cumulativeActual: result,
        samePeriodLastYear: previousResult,
        yearOnYearRate,
      });
    }
  });

  it("has null, never 0, for Minami's last year, with the reason", async () => {
    const minami = (await report("2013-10")).rows[4];
    for (const { field } of indicators) {
      expect(minami[field]).toMatchObject({
        previousYearTarget: null,
        samePeriodLastYear: null,
        yearOnYearRate: null,
      });
      expect(minami[field].notes).toContain("NOT_OPEN_WHOLE_PERIOD_LAST_YEAR");
    }
  });

  it("does not compare the total with last year, because the service points differ", async () => {
    const { total } = await report("2013-10");
    for (const { field } of indicators) {
      expect(total[field].yearOnYearRate).toBeNull();
      expect(total[field].notes).toContain("NOT_COMPARABLE");
    }
  });

  it("computes the pace by the rule of two percentage points", async () => {
    const { rows } = await report("2013-10");
    const paces = rows.map((row: Record<string, { pace: string }>) => indicators.map(({ field }) => row[field]?.pace));
    expect(paces).toEqual([
      ["ON_PACE", "AHEAD"],
      ["ON_PACE", "AHEAD"],
      ["ON_PACE", "AHEAD"],
      ["ON_PACE", "AHEAD"],
      ["EXCEEDED", "EXCEEDED"],
    ]);
  });

  it.each(["2013-04", "2013-09", "2013-11", "2014-03"])("has the note NO_RECORD through %s", async (through) => {
    const { rows, total } = await report(through);
    for (const row of [...rows, total])
      for (const { field } of indicators) {
        expect(row[field]).toMatchObject({ cumulativeActual: null, progressRate: null, pace: null, basis: null });
        expect(row[field].notes).toContain("NO_RECORD");
      }
  });

  it("has the note NO_RECORD for single months", async () => {
    const { rows } = await report("2013-10");
    for (const row of rows)
      for (const { field } of indicators) {
        expect(row[field]).toMatchObject({ monthActual: null, sameMonthLastYear: null });
        expect(row[field].notes).toContain("NO_RECORD");
      }
  });

  it("has the bracketed figures as the report of fiscal 2012", async () => {
    const { rows, comparableTotal } = await report("2012-10", 2012);
    const known = page.servicePoints.filter((point) => point.users.previousResult !== null);
    expect(rows).toHaveLength(known.length);
    known.forEach((point, i) => {
      for (const { field, printed } of indicators)
        expect(rows[i][field]).toMatchObject({
          annualTarget: point[printed].previousTarget,
          cumulativeActual: point[printed].previousResult,
          samePeriodLastYear: null,
        });
    });
    expect(comparableTotal.users).toMatchObject({ cumulativeActual: null, yearOnYearRate: null });
  });
});
