import { randomUUID } from "node:crypto";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { keepStatistics, REPORTING, recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations, PLANNING_AT_CITY } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const ROW = "servicePoint { id } month service ageBand visits userDays persons suppressedMeasures";
const POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let visits: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(city, "demo", "2013-10-31");
  mutations = cityMutations(party);
  visits = statisticsOf(party, "visitStatistics", ROW);
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** Counted independently, over the rows of visits themselves. */
const recount = (part: string, from = "visit") =>
  recounted(
    party,
    `select service_point_id as point, ${part} as part, count(*)::int as visits,
       count(distinct (visited_on, seeker_id)) filter (where seeker_id is not null)::int as "userDays",
       count(distinct seeker_id)::int as persons
     from ${from} where status = 'COUNTED' and visited_on between '2013-04-01' and '2013-10-31'
     group by 1, 2 order by 1, 2`,
  );
// biome-ignore lint/suspicious/noExplicitAny: as selected
const counted = (rows: any[]) =>
  rows
    .filter(({ visits }) => visits > 0)
    .map((row) => ({
      point: row.servicePoint.id,
      part: row.month ?? row.service,
      visits: row.visits,
      userDays: row.userDays,
      persons: row.persons,
    }))
    .sort((one, other) => (`${one.point} ${one.part}` < `${other.point} ${other.part}` ? -1 : 1));

describe("visit statistics of the demo", () => {
  it.each([
    ["BY_POINT", "null", "visit"],
    ["BY_POINT_AND_MONTH", "to_char(visited_on, 'YYYY-MM')", "visit"],
    ["BY_POINT_AND_SERVICE", "service", "visit cross join unnest(services) as service"],
  ])("has in %s what the rows give", async (table, part, from) => {
    const { rows, rules } = await visits.table(`table: ${table}, through: "2013-10"`);
    const expected = await recount(part, from);
    expect(expected.length).toBeGreaterThanOrEqual(POINTS.length);
    expect(counted(rows)).toEqual(expected);
    expect(rules.map(({ code }) => code)).toEqual(["VISITS", "VISIT_PERSON_DAY", "DISTINCT_PERSONS"]);
    expect(rows.every(({ suppressedMeasures }) => suppressedMeasures.length === 0)).toBe(true);
  });

  it("has service points in the order of opening, and the months of the year so far", async () => {
    const { rows } = await visits.table("table: BY_POINT_AND_MONTH");
    expect([...new Set(rows.map(({ servicePoint }) => servicePoint.id))]).toEqual(POINTS);
    expect(rows).toHaveLength(POINTS.length * 7);
    expect(rows.at(-1)).toMatchObject({ month: "2013-10" });
  });

  it("counts a person of several months once in the year", async () => {
    const [year] = await visits.rows("table: BY_POINT");
    const months = (await visits.rows("table: BY_POINT_AND_MONTH")).slice(0, 7);
    const sum = months.reduce((all, { persons }) => all + persons, 0);
    expect(year.persons).toBeLessThan(sum);
    expect(year.visits).toBe(months.reduce((all, { visits }) => all + visits, 0));
  });

  it("has no row of a month before a service point opened, and one of zeros where nobody came", async () => {
    const { rows } = await visits.table("table: BY_POINT_AND_MONTH", REPORTING, 2012);
    const minami = rows.filter(({ servicePoint }) => servicePoint.id === "minami");
    expect(minami.map(({ month }) => month)).toEqual(["2013-02", "2013-03"]);
    const services = await visits.rows(`table: BY_POINT_AND_SERVICE, through: "2013-04"`);
    expect(services).toHaveLength(POINTS.length * 6);
  });
});

describe("visit statistics", () => {
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

  it("have no row of months to come, nor of a year without records", async () => {
    expect(await visits.rows('table: BY_POINT_AND_MONTH, through: "2014-03"')).toHaveLength(POINTS.length * 7);
    expect((await visits.table("table: BY_POINT", REPORTING, 2014)).rows).toEqual([]);
  });

  it("answer an earlier instant with what was known then", async () => {
    const rows = await visits.rows("table: BY_POINT_AND_MONTH", "2013-06-14T15:00:00Z");
    expect(rows.map(({ month }) => month).at(-1)).toBe("2013-06");
    const [expected] = await mutations.rows(
      `select count(*)::int as visits from visit where service_point_id = 'shiroishi' and status = 'COUNTED'
         and visited_on between '2013-06-01' and '2013-06-14'`,
    );
    expect(rows[2]).toMatchObject({ servicePoint: { id: "shiroishi" }, ...expected });
  });

  it("stay as they were known, whatever is voided or linked later", async () => {
    await using seeded = await startTestParty(city, "seed", "2013-10-31");
    await arrangeCity(seeded, "visit", { seeker_id: randomUUID(), recorded_at: "2013-10-01T00:00:00Z" });
    const known = statisticsOf(seeded, "visitStatistics", ROW);
    const { mutate } = cityMutations(seeded);
    const october = async (asOf: string) =>
      (await known.rows("table: BY_POINT_AND_MONTH", asOf)).find(
        ({ servicePoint, month }) => servicePoint.id === "shiroishi" && month === "2013-10",
      );
    const answers = keepStatistics(october);
    const before = await answers.ask();
    const [one, two] = [await arrangeCity(seeded, "city_file"), await arrangeCity(seeded, "city_file")];
    const come = async (seekerId: string) => {
      const input = { servicePointId: "shiroishi", visitedOn: "2013-10-31", seekerId, services: ["JOB_TERMINAL"] };
      return (await mutate(CITY_COUNSELOR, "recordVisit", input, "visit { id }")).visit.id;
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
    const { userErrors } = await byTwoPersons(CITY_COUNSELOR, (who) => mutate(who, "linkCityFiles", link));
    expect(userErrors).toEqual([]);
    expect(await answers.ask()).toMatchObject(more(2, 1, 1));
    const again = await come(two);
    expect(await answers.ask()).toMatchObject(more(3, 1, 1));
    await mutate(CITY_COUNSELOR, "voidVisit", { visitId: again, reason: "誤記録" });
    expect(await answers.ask()).toMatchObject(more(2, 1, 1));
    await mutate(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId: one, reason: "別人と判明" });
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

  it("are of nobody where nothing is recorded", async () => {
    await using empty = await startTestParty(city, "seed", "2013-10-31");
    const none = statisticsOf(empty, "visitStatistics", ROW);
    expect((await none.table("table: BY_POINT")).rows).toEqual([]);
    expect(await none.refusal(`table: BY_POINT, asOf: "${new Date().toISOString()}"`)).toBe("BEFORE_FIRST_RECORD");
    await arrangeCity(empty, "visit", {
      seeker_id: randomUUID(),
      visited_on: "2013-09-30",
      recorded_at: "2013-10-01T00:00:00Z",
    });
    expect(
      (await none.table('table: BY_POINT_AND_MONTH, through: "2013-10"')).rows.map(({ month }) => month).slice(0, 2),
    ).toEqual(["2013-09", "2013-10"]);
  });
});
