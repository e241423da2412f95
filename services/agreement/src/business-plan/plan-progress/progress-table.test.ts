import { monthsOfFiscalYear, parseFiscalYear, type YearMonth } from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import { ruleByCode } from "../indicator/indicators";
import { parseReportKey } from "./indicator-records";
import { countedResults, type MonthCount } from "./indicator-results";
import { buildProgressTable } from "./progress-table";

const point = (id: string, openedOn: string, closedOn: string | null = null) =>
  ({ id, openedOn, closedOn }) as ServicePointEntity;
const OLD = point("shiroishi", "2011-11-01");
const NEW = point("minami", "2013-02-01");
const CLOSING = point("toyohira", "2011-11-01", "2013-10-31");

const monthsOf = (year: number) => monthsOfFiscalYear(parseFiscalYear(year));
/** Ten in every month of both years that the point was open, except for what a test gives. */
const counts = (points: readonly ServicePointEntity[], given: Partial<MonthCount>[] = []): MonthCount[] => [
  ...points.flatMap(({ id }) =>
    [...monthsOf(2012), ...monthsOf(2013)].map((month) => ({ servicePointId: id, month, count: 10 })),
  ),
  ...given.map((one) => ({ servicePointId: "shiroishi", month: "", count: 0, ...one })),
];

interface Given {
  points?: readonly ServicePointEntity[];
  rows?: MonthCount[];
  since?: string;
  day?: string;
  /** The last month that is closed. */
  closed?: string;
  /** The rows as of the closing, where they were others. */
  closedRows?: MonthCount[];
}
const { indicator: USERS, rule: PERSON_DAY } = ruleByCode("VISIT_PERSON_DAY");
function tableOf(
  fiscalYear: number,
  through: string,
  {
    points = [OLD],
    rows = counts(points),
    since = "2012-04-01",
    day = "2014-06-01",
    closed = "2014-03",
    closedRows = rows,
  }: Given = {},
) {
  const atClosing = new Map(
    [...monthsOf(2012), ...monthsOf(2013)]
      .filter((month) => month <= closed)
      .map((month) => [
        month,
        new Map(closedRows.filter((row) => row.month === month).map((row) => [row.servicePointId, row.count])),
      ]),
  );
  const key = parseReportKey({ fiscalYear, through, asOf: "2014-06-01T00:00:00.000Z" });
  const results = countedResults(key, points, { counts: rows, atClosing }, { since }, PERSON_DAY, day);
  const records = { indicator: USERS, isWithheld: false, points, targets: [], results, words: [] };
  return buildProgressTable(key, records, day);
}
const monthIn = (months: readonly { month: YearMonth }[] | null, month: string) =>
  months?.find((one) => one.month === month);

describe("a service point that closes", () => {
  it("is compared with last year when it closes on the month's last day, which it is open on", () => {
    const table = tableOf(2013, "2013-10", { points: [OLD, CLOSING] });
    expect(table.ofPoint("toyohira")).toMatchObject({ yearOnYearRate: 0, notes: ["NO_TARGET"] });
    expect(table.total(true)).toMatchObject({ cumulativeActual: 140, samePeriodLastYear: 140 });
  });

  it("is not compared when it closes a day earlier, or within the period", () => {
    const earlier = point("toyohira", "2011-11-01", "2013-10-30");
    const table = tableOf(2013, "2013-10", { points: [OLD, earlier] });
    expect(table.ofPoint("toyohira")?.notes).toContain("NOT_OPEN_WHOLE_PERIOD_LAST_YEAR");
    expect(tableOf(2013, "2013-11", { points: [CLOSING] }).ofPoint("toyohira")?.yearOnYearRate).toBeNull();
  });

  it("has the note NOT_OPEN in the months after", () => {
    const months = tableOf(2013, "2013-12", { points: [CLOSING], rows: [] }).ofPoint("toyohira")?.months ?? null;
    expect(monthIn(months, "2013-10")).toMatchObject({ actual: 0, notes: [] });
    expect(monthIn(months, "2013-11")).toMatchObject({ actual: 0, notes: ["NOT_OPEN"] });
  });
});

describe("the months of a total", () => {
  it("sums the service points that were open, before another one opened", () => {
    const months = tableOf(2012, "2013-03", { points: [OLD, NEW] }).total(false).months;
    expect(monthIn(months, "2013-01")).toMatchObject({ actual: 10, basis: "COUNTED" });
    expect(monthIn(months, "2013-02")).toMatchObject({ actual: 20 });
    const own = tableOf(2012, "2013-03", { points: [OLD, NEW] }).ofPoint("minami")?.months ?? null;
    expect(monthIn(own, "2013-01")).toMatchObject({ actual: null, notes: expect.arrayContaining(["NOT_OPEN"]) });
  });

  it("gives last year's sum of the points that were open then, and says that they are others", () => {
    const months = tableOf(2013, "2014-03", { points: [OLD, NEW] }).total(false).months;
    const before = monthIn(months, "2013-04");
    expect(before).toMatchObject({ actual: 20, sameMonthLastYear: 10, notes: ["NOT_COMPARABLE"] });
    expect(monthIn(months, "2014-03")).toMatchObject({ actual: 20, sameMonthLastYear: 20, notes: [] });
  });

  it("has the note NOT_OPEN when no service point was open", () => {
    const months = tableOf(2012, "2013-03", { points: [NEW] }).total(false).months;
    expect(monthIn(months, "2012-04")).toMatchObject({ actual: null, notes: ["NOT_OPEN"] });
  });

  it("adds up to the year", () => {
    const table = tableOf(2012, "2013-03", { points: [OLD, NEW] });
    const sum = table.total(false).months.reduce((total, { actual }) => total + (actual ?? 0), 0);
    expect(sum).toBe(table.total(false).cumulativeActual);
  });
});

describe("the season", () => {
  const rows = counts([OLD], [{ month: "2012-04", count: 130 }]);

  it("is last year's, from April through the same month, of its whole year", () => {
    const table = tableOf(2013, "2013-10", { rows });
    const season = { samePeriodLastYear: 190, previousYearActual: 240, expectedRate: 79.2 };
    expect(table.ofPoint("shiroishi")).toMatchObject(season);
    expect(table.total(false)).toMatchObject(season);
    expect(tableOf(2013, "2013-04", { rows }).ofPoint("shiroishi")).toMatchObject({ expectedRate: 54.2 });
    expect(tableOf(2013, "2014-03", { rows }).ofPoint("shiroishi")).toMatchObject({ expectedRate: 100 });
  });

  it("is not that of a service point that opened within last year, and of no total that it belongs to", () => {
    const table = tableOf(2013, "2013-10", { points: [OLD, NEW] });
    for (const figure of [table.ofPoint("minami"), table.total(false)])
      expect(figure).toMatchObject({ previousYearActual: null, expectedRate: null });
    expect(table.total(true)).toMatchObject({ previousYearActual: 120, expectedRate: 58.3 });
  });
});

describe("what is still open or was corrected", () => {
  it.each([
    ["2013-09", ["PROVISIONAL"]],
    ["2013-10", []],
  ])("is provisional until all of its months are closed: through %s %j", (closed, notes) => {
    const table = tableOf(2013, "2013-10", { closed });
    expect(table.ofPoint("shiroishi")?.notes).toEqual([...notes, "NO_TARGET"]);
    expect(table.ofPoint("shiroishi")?.months.at(-1)?.notes).toEqual(notes);
    expect(table.ofPoint("shiroishi")?.months.at(-2)?.notes).toEqual([]);
  });

  it("is revised in the month that was closed with another figure, and in every period that holds it", () => {
    const rows = counts([], [{ month: "2013-05", count: 3 }]);
    const given = { rows, closedRows: [] };
    const notesThrough = (through: string) => tableOf(2013, through, given).ofPoint("shiroishi")?.notes;
    expect(notesThrough("2013-04")).not.toContain("REVISED");
    expect(notesThrough("2013-09")).toContain("REVISED");
    const months = tableOf(2013, "2013-09", given).ofPoint("shiroishi")?.months ?? null;
    expect(monthIn(months, "2013-05")).toMatchObject({ actual: 3, notes: expect.arrayContaining(["REVISED"]) });
    expect(monthIn(months, "2013-06")).toMatchObject({ notes: expect.not.arrayContaining(["REVISED"]) });
  });

  it("gives what cannot be compared a note", () => {
    expect(tableOf(2013, "2013-10", { since: "2013-04-01" }).ofPoint("shiroishi")).toMatchObject({
      samePeriodLastYear: null,
      notes: expect.arrayContaining(["NOT_COMPARABLE"]),
    });
  });
});

describe("a party that begins to count within a year", () => {
  it("has results of single months and none of the year so far", () => {
    const table = tableOf(2013, "2013-11", { since: "2013-11-01" });
    expect(table.ofPoint("shiroishi")).toMatchObject({
      rule: { code: "VISIT_PERSON_DAY" },
      monthActual: 10,
      cumulativeActual: null,
      basis: "COUNTED",
      notes: expect.arrayContaining(["NO_RECORD"]),
    });
    const months = table.ofPoint("shiroishi")?.months ?? null;
    expect(monthIn(months, "2013-10")).toMatchObject({ actual: null, notes: expect.arrayContaining(["NO_RECORD"]) });
  });

  it("has the year so far of a service point that opened since", () => {
    expect(tableOf(2012, "2013-03", { points: [NEW], since: "2013-02-01" }).ofPoint("minami")).toMatchObject({
      cumulativeActual: 20,
    });
  });
});
