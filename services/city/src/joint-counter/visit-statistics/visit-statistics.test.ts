import { recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const ROW = "servicePoint { id } month service ageBand visits userDays persons suppressedMeasures";
const POINTS = ["shiroishi", "toyohira", "atsubetsu", "teine", "minami"];

let party: TestParty;
let visits: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(city, "demo", "2013-10-31");
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
    expect(rules.map(({ code }) => code)).toEqual([
      ...["VISITS", "VISITS_BY_SERVICE", "VISIT_PERSON_DAY", "DISTINCT_PERSONS"],
    ]);
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

  it("has a row for every service", async () => {
    expect(await visits.rows('table: BY_POINT_AND_SERVICE, through: "2013-04"')).toHaveLength(POINTS.length * 6);
  });

  it("answers an earlier instant with what was known then", async () => {
    const rows = await visits.rows("table: BY_POINT_AND_MONTH", "2013-06-14T15:00:00Z");
    expect(rows.map(({ month }) => month).at(-1)).toBe("2013-06");
    const [expected] = await recounted(
      party,
      `select count(*)::int as visits from visit where service_point_id = 'shiroishi' and status = 'COUNTED'
         and visited_on between '2013-06-01' and '2013-06-14'`,
    );
    expect(rows[2]).toMatchObject({ servicePoint: { id: "shiroishi" }, ...expected });
  });
});
