import page from "../reports/figures.json";

type Cell = string | number | null;
export type ClientRow = Readonly<Record<string, Cell>>;

/** The tables that a client printed as CSV, with a blank line after each. */
export function readTables(text: string): ClientRow[][] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((table) => {
      const [columns = [], ...rows] = table.split("\n").map((line) => line.trimEnd().split(","));
      return rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cellOf(cells[i])])));
    });
}

/** Languages write the same number in several ways: 69, 69.0. */
function cellOf(text = ""): Cell {
  if (text === "") return null;
  return Number.isNaN(Number(text)) ? text : Number(text);
}

const INDICATORS = [
  { column: "users", printed: "users" },
  { column: "placedPersons", printed: "placements" },
] as const;

/** What differs from the page that was printed for October 2013, each as a sentence; visits add up to its users. */
export function differencesFromPage([plan = [], visits = []]: readonly ClientRow[][]): string[] {
  const points = page.servicePoints.map(({ id }) => id);
  const listed = plan.map((row) => row["servicePoint.id"]);
  if (listed.join() !== points.join()) return [`the plan has the rows ${listed.join()}`];
  return page.servicePoints.flatMap((point, i) => {
    const ofPoint = visits.filter((row) => row["servicePoint.id"] === point.id);
    const counted = ofPoint.reduce((sum, { userDays }) => sum + Number(userDays), 0);
    const printed = INDICATORS.flatMap((indicator, nth) =>
      Object.entries(printedCells(point, indicator, nth)).map(
        ([column, cell]) => [column, cell, plan[i]?.[column]] as const,
      ),
    );
    return [...printed, ["userDays", point.users.result, counted] as const]
      .filter(([, expected, got]) => got !== expected)
      .map(([column, expected, got]) => `${point.id} ${column}: ${got}, printed ${expected}`);
  });
}

type PrintedPoint = (typeof page.servicePoints)[number];

function printedCells(point: PrintedPoint, { column, printed }: (typeof INDICATORS)[number], nth: number): ClientRow {
  const { target, result, previousResult } = point[printed];
  const rates: Record<string, number[]> = page.derived.progressRate;
  return {
    [`${column}.annualTarget`]: target,
    [`${column}.cumulativeActual`]: result,
    [`${column}.samePeriodLastYear`]: previousResult,
    [`${column}.progressRate`]: rates[point.id]?.[nth] ?? null,
  };
}
