import { monthsOfFiscalYear, parseFiscalYear } from "../../agreement/calendar/fiscal-year";
import type { ServicePointEntity } from "../../joint-counter/service-point/service-point.entity";
import type { IndicatorRule } from "../indicator/indicator";
import { ruleByCode } from "../indicator/indicators";
import { parseReportKey } from "./indicator-records";
import { countedResults } from "./indicator-results";
import { buildProgressTable } from "./progress-table";

const { indicator: USERS, rule: PERSON_DAY } = ruleByCode("VISIT_PERSON_DAY");
const DAY = "2014-06-01";
const POINTS = ["shiroishi", "toyohira"].map(
  (id) => ({ id, openedOn: "2011-11-01", closedOn: null }) as unknown as ServicePointEntity,
);
const MONTHS = [2012, 2013].flatMap((year) => monthsOfFiscalYear(parseFiscalYear(year)));

/** Ten in every month of two years at each service point, by rules, through October 2013. */
function tableBy(rules: readonly IndicatorRule[], points = POINTS, isWithheld = false) {
  const key = parseReportKey({ fiscalYear: 2013, through: "2013-10", asOf: `${DAY}T00:00:00.000Z` });
  const counts = points.flatMap(({ id: servicePointId }) =>
    MONTHS.map((month) => ({ servicePointId, month, count: 10 })),
  );
  const atClosing = new Map(MONTHS.map((month) => [month, new Map(points.map(({ id }) => [id, 10]))]));
  const counted = rules.flatMap((rule) =>
    countedResults(key, points, { counts, atClosing }, { since: "2012-04-01" }, rule, DAY),
  );
  const results = isWithheld ? [] : counted;
  const records = { indicator: { ...USERS, rules }, isWithheld, points, targets: [], results, words: [] };
  return buildProgressTable(key, records, DAY);
}
const AT_SHIROISHI = POINTS.slice(0, 1);
const monthIn = (table: ReturnType<typeof tableBy>, month: string) =>
  table.ofPoint("shiroishi")?.months.find((one) => one.month === month);

describe("an indicator of two rules", () => {
  const before = { ...PERSON_DAY, validTo: "2013-06-30" };
  const since = { ...PERSON_DAY, code: "NEW_RULE", validFrom: "2013-07-01" };

  it("has months of either and no sum of both", () => {
    const figure = tableBy([before, since]).ofPoint("shiroishi");
    expect(figure).toMatchObject({ rule: { code: "NEW_RULE" }, monthActual: 10, cumulativeActual: null });
    expect(figure?.notes).toContain("NOT_APPLICABLE");
    expect(figure?.notes).not.toContain("NO_RECORD");
    expect(figure?.months.map(({ actual }) => actual)).toEqual(Array(7).fill(10));
  });

  it("compares no month with one of the other rule", () => {
    expect(monthIn(tableBy([before, since]), "2013-10")?.notes).toContain("NOT_COMPARABLE");
    expect(monthIn(tableBy([before, since]), "2013-06")?.notes).toEqual([]);
  });

  it("is not applicable in the months before its first rule", () => {
    expect(monthIn(tableBy([since]), "2013-06")).toMatchObject({
      actual: null,
      notes: expect.arrayContaining(["NOT_APPLICABLE"]),
    });
  });
});

describe("an indicator whose parts do not add up", () => {
  it("has no total over points", () => {
    const rules = [{ ...PERSON_DAY, additiveOverPoints: false }];
    const total = tableBy(rules).total(false);
    expect(total).toMatchObject({ cumulativeActual: null, notes: expect.arrayContaining(["NOT_APPLICABLE"]) });
    expect(total.notes).not.toContain("NO_RECORD");
    expect(total.months.at(-1)).toMatchObject({ actual: null, notes: ["NOT_APPLICABLE"] });
    expect(tableBy(rules, AT_SHIROISHI).total(false)).toMatchObject({ cumulativeActual: 70 });
  });

  it("has no year so far over months", () => {
    const figure = tableBy([{ ...PERSON_DAY, additiveOverMonths: false }]).ofPoint("shiroishi");
    expect(figure).toMatchObject({ monthActual: 10, cumulativeActual: null });
    expect(figure?.notes).toContain("NOT_APPLICABLE");
  });
});

describe("results that the caller may not see", () => {
  it("are null and say so, in every month and in the totals", () => {
    const table = tableBy([PERSON_DAY], POINTS, true);
    for (const figure of [table.ofPoint("shiroishi"), table.total(false)]) {
      expect(figure).toMatchObject({ monthActual: null, cumulativeActual: null });
      expect(figure?.notes).toContain("SUPPRESSED");
      expect(figure?.notes).not.toContain("NO_RECORD");
      expect(figure?.months.at(-1)).toMatchObject({ actual: null, notes: expect.arrayContaining(["SUPPRESSED"]) });
    }
  });
});
