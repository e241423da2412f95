import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sameMonthLastYear, type YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { recounted } from "@aiwork/kit/agreement/statistics-of";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { WITHOUT_BUDGETS } from "@aiwork/kit/system/without-budgets";

const QUERY = readFileSync(join(REPOSITORY_ROOT, "schema/operations/reports/point-periods.graphql"), "utf8");
const GOLDEN = join(__dirname, "point-periods-2013.golden.json");
const YEAR = { from: "2013-04", through: "2013-10" };

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31", ...WITHOUT_BUDGETS });
});
afterAll(() => system?.[Symbol.asyncDispose]());

interface Figure {
  indicator: { code: string };
  actual: number | null;
  samePeriodLastYear: number | null;
  yearOnYearRate: number | null;
  basis: string | null;
  notes: string[];
}
interface Row {
  from: YearMonth;
  through: YearMonth;
  servicePoint: { id: string };
  cityFigures: Figure[];
  nationalFigures: Figure[];
}

/** A reporting client has ten seconds for an answer. Retries if the machine was too busy. */
async function ask(values: object, document = QUERY) {
  const question = { endpoint: "gateway", who: { role: "reporting" }, document, values: { ...values } } as const;
  const { data, errors } = await askUntilAnswered(system, question);
  expect(errors).toEqual([]);
  return data;
}
const rowsOf = async (values: object): Promise<Row[]> => (await ask(values)).pointPeriods.rows;
const figuresOf = ({ cityFigures, nationalFigures }: Row) => [...cityFigures, ...nationalFigures];

/** By point, month and indicator, what the raw rows give. */
async function countRawRows(): Promise<Map<string, number>> {
  const counted = await Promise.all(
    (["city", "national"] as PartyName[]).map((party) =>
      recounted(
        { database: system.databases[party] },
        readFileSync(join(__dirname, `point-periods-${party}.sql`), "utf8"),
      ),
    ),
  );
  return new Map(counted.flat().map(({ point, month, indicator, count }) => [`${point} ${month} ${indicator}`, count]));
}

describe("the table of service points by months", () => {
  it("equals the golden one, which the raw rows give as well, last year beside", async () => {
    const rows = await rowsOf(YEAR);
    const table = rows.map((row) => ({
      point: row.servicePoint.id,
      month: row.from,
      ...Object.fromEntries(
        figuresOf(row).map(({ indicator, actual, samePeriodLastYear }) => [
          indicator.code,
          [actual, samePeriodLastYear],
        ]),
      ),
    }));
    const text = `[\n${table.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n]\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(GOLDEN, text);
    expect(text).toBe(readFileSync(GOLDEN, "utf8"));
    expect(table).toHaveLength(5 * 7);

    const raw = await countRawRows();
    for (const { point, month, ...figures } of table)
      for (const [code, figure] of Object.entries(figures)) {
        const counted = (of: YearMonth) => raw.get(`${point} ${of} ${code}`) ?? 0;
        const lastYear = point === "minami" ? null : counted(sameMonthLastYear(month));
        expect([point, month, code, figure]).toEqual([point, month, code, [counted(month), lastYear]]);
      }
  });

  it("has a row for every service point, and says of Minami that it was not open last year", async () => {
    const rows = await rowsOf(YEAR);
    expect([...new Set(rows.map(({ servicePoint }) => servicePoint.id))]).toEqual([
      "shiroishi",
      "toyohira",
      "atsubetsu",
      "teine",
      "minami",
    ]);
    for (const row of rows.filter(({ servicePoint }) => servicePoint.id === "minami"))
      for (const figure of figuresOf(row)) {
        expect(figure).toMatchObject({ basis: "COUNTED", samePeriodLastYear: null, yearOnYearRate: null });
        expect(figure.notes).toContain("NOT_OPEN_WHOLE_PERIOD_LAST_YEAR");
      }
  });
});

describe("the table of service points by quarters and years", () => {
  const sumOf = (rows: readonly Row[], { servicePoint, from, through }: Row, place: number) =>
    rows
      .filter((row) => row.servicePoint.id === servicePoint.id && row.from >= from && row.through <= through)
      .reduce((sum, row) => sum + (figuresOf(row)[place]?.actual ?? Number.NaN), 0);

  it.each([
    ["QUARTER", ["2013-04 2013-06", "2013-07 2013-09", "2013-10 2013-10"]],
    ["FISCAL_YEAR", ["2013-04 2013-10"]],
  ])("adds up the months of each %s", async (granularity, periods) => {
    const months = await rowsOf(YEAR);
    const rows = await rowsOf({ ...YEAR, granularity });
    expect([...new Set(rows.map(({ from, through }) => `${from} ${through}`))]).toEqual(periods);
    expect(rows).toHaveLength(5 * periods.length);
    for (const row of rows)
      for (const [place, { actual }] of figuresOf(row).entries()) expect(actual).toBe(sumOf(months, row, place));
  });

  it("has, from April on, the cumulative results of the plan's progress", async () => {
    const years = await rowsOf({ ...YEAR, granularity: "FISCAL_YEAR" });
    const figure = "cumulativeActual samePeriodLastYear yearOnYearRate";
    const { planProgress } = await ask(
      {},
      `{ planProgress(fiscalYear: 2013, through: "2013-10") { rows { users { ${figure} } placedPersons { ${figure} } } } }`,
    );
    const same = (code: string) => (row: Row) => {
      const found = figuresOf(row).find(({ indicator }) => indicator.code === code);
      return [found?.actual, found?.samePeriodLastYear, found?.yearOnYearRate];
    };
    for (const [code, field] of [
      ["USERS", "users"],
      ["PLACED_PERSONS", "placedPersons"],
    ] as const)
      expect(years.map(same(code))).toEqual(
        planProgress.rows.map((row: Record<string, object>) => Object.values(row[field] ?? {})),
      );
  });

  it("ends with the last month that both parties closed, and is the same as of an instant for ever", async () => {
    const { pointPeriods } = await ask({ from: "2013-04", granularity: "FISCAL_YEAR", servicePoints: ["teine"] });
    expect(pointPeriods.rows).toMatchObject([{ from: "2013-04", through: "2013-09", servicePoint: { id: "teine" } }]);
    const { asOf } = pointPeriods;
    const again = await ask({ from: "2013-04", granularity: "FISCAL_YEAR", servicePoints: ["teine"], asOf });
    expect(again.pointPeriods).toEqual(pointPeriods);
  });
});

describe("the documents that docs/reporting shows", () => {
  const page = readFileSync(join(REPOSITORY_ROOT, "docs/reporting/README.md"), "utf8");
  const documents = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, document = ""]) => document);

  it("are answered whole", async () => {
    expect(documents).toHaveLength(2);
    for (const document of documents)
      for (const answer of Object.values(await ask({}, document))) expect(answer).not.toBeNull();
  });
});
