import { randomUUID } from "node:crypto";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { keepStatistics, REPORTING, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations, PLANNING_AT_CITY } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const ROW = "servicePoint { id } month service ageBand visits userDays persons suppressedMeasures";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let visits: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  visits = statisticsOf(party, "visitStatistics", ROW);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("visit statistics of a party that has recorded nothing", () => {
  it("have no row, and refuse every instant", async () => {
    expect((await visits.table("table: BY_POINT")).rows).toEqual([]);
    expect(await visits.refusal(`table: BY_POINT, asOf: "${new Date().toISOString()}"`)).toBe("BEFORE_FIRST_RECORD");
  });
});

describe("visit statistics", () => {
  beforeAll(async () => {
    for (const day of ["2012-12-03", "2013-10-01"])
      await arrangeCity(party, "visit", { seeker_id: randomUUID(), visited_on: day, recorded_at: `${day}T01:00:00Z` });
  });

  it.each(["BY_POINT_AND_AGE_BAND", "BY_AGE_BAND_AND_MONTH"])("refuse %s to everybody", async (table) => {
    for (const who of [REPORTING, CITY_SECRETARIAT])
      expect(await visits.refusal(`table: ${table}`, who)).toBe("PUBLICATION_ONLY");
  });

  it("are for reporting clients and the city's secretariat alone", async () => {
    const asOf = new Date().toISOString();
    const given = `table: BY_POINT, asOf: "${asOf}"`;
    expect(await visits.table(given, CITY_SECRETARIAT)).toEqual(await visits.table(given));
    for (const who of [CITY_COUNSELOR, PLANNING_AT_CITY])
      expect(await visits.refusal("table: BY_POINT", who)).toBe("NOT_YOUR_ROLE");
  });

  it.each([
    ["table: BY_POINT", 1900, "FISCAL_YEAR_OUT_OF_RANGE"],
    ['table: BY_POINT, through: "2014-04"', 2013, "MONTH_OUTSIDE_FISCAL_YEAR"],
    ['table: BY_POINT, asOf: "2011-11-01T00:00:00Z"', 2013, "BEFORE_FIRST_RECORD"],
    ['table: BY_POINT, asOf: "2099-01-01T00:00:00Z"', 2013, "INSTANT_IN_THE_FUTURE"],
  ])("refuse %s of %i: %s", async (given, fiscalYear, code) => {
    expect(await visits.refusal(given, REPORTING, fiscalYear)).toBe(code);
  });

  it("have rows of the months since the first record in which a service point was open, and none to come", async () => {
    const monthsOf = async (fiscalYear: number, through: string) => {
      const { rows } = await visits.table(`table: BY_POINT_AND_MONTH, through: "${through}"`, REPORTING, fiscalYear);
      return (of: string) => rows.filter(({ servicePoint }) => servicePoint.id === of).map(({ month }) => month);
    };
    const first = await monthsOf(2012, "2013-03");
    expect(first("shiroishi")).toEqual(["2012-12", "2013-01", "2013-02", "2013-03"]);
    expect(first("minami")).toEqual(["2013-02", "2013-03"]);
    expect((await monthsOf(2013, "2014-03"))("minami")).toHaveLength(7);
    expect((await visits.table("table: BY_POINT", REPORTING, 2014)).rows).toEqual([]);
  });

  it("have zeros in a month in which nobody came", async () => {
    const rows = await visits.rows("table: BY_POINT_AND_MONTH");
    const zeros = { visits: 0, userDays: 0, persons: 0, suppressedMeasures: [], service: null, ageBand: null };
    expect(rows[0]).toEqual({ servicePoint: { id: "shiroishi" }, month: "2013-04", ...zeros });
    expect(rows[6]).toMatchObject({ month: "2013-10", visits: 1, userDays: 1, persons: 1 });
  });

  it("stay as they were known, whatever is voided or linked later", async () => {
    const october = async (asOf: string) =>
      (await visits.rows("table: BY_POINT_AND_MONTH", asOf)).find(
        ({ servicePoint, month }) => servicePoint.id === "shiroishi" && month === "2013-10",
      );
    const answers = keepStatistics(october);
    const before = await answers.ask();
    const [one, two] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    const come = async (seekerId: string) => {
      const input = { servicePointId: "shiroishi", visitedOn: "2013-10-31", seekerId, services: ["JOB_TERMINAL"] };
      return (await mutations.mutate(CITY_COUNSELOR, "recordVisit", input, "visit { id }")).visit.id;
    };
    await come(one);
    await come(two);
    const { visits: visitsBefore, userDays, persons } = before;
    const more = (visits: number, days: number, whom: number) => ({
      visits: visitsBefore + visits,
      userDays: userDays + days,
      persons: persons + whom,
    });
    expect(await answers.ask()).toMatchObject(more(2, 2, 2));
    const link = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    const { userErrors } = await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", link));
    expect(userErrors).toEqual([]);
    expect(await answers.ask()).toMatchObject(more(2, 1, 1));
    const again = await come(two);
    expect(await answers.ask()).toMatchObject(more(3, 1, 1));
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId: again, reason: "誤記録" });
    expect(await answers.ask()).toMatchObject(more(2, 1, 1));
    await mutations.mutate(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId: one, reason: "別人と判明" });
    expect(await answers.ask()).toMatchObject(more(2, 2, 2));
    await answers.askAgain();
  });

  it("count a visit without a person, and one for two services under both", async () => {
    const services = async () =>
      (await visits.rows(`table: BY_POINT_AND_SERVICE`)).filter(({ servicePoint }) => servicePoint.id === "toyohira");
    const before = await services();
    const input = {
      servicePointId: "shiroishi",
      visitedOn: "2013-10-31",
      services: ["JOB_TERMINAL", "PROGRAM_INFORMATION"],
    };
    const who = { ...CITY_COUNSELOR, servicePoints: ["toyohira"] };
    const { userErrors } = await mutations.mutate(who, "recordVisit", { ...input, servicePointId: "toyohira" });
    expect(userErrors).toEqual([]);
    const after = await services();
    expect(after).toEqual(
      before.map((row) => ({ ...row, visits: row.visits + Number(input.services.includes(row.service)) })),
    );
  });
});
