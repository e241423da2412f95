import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { keepStatistics, REPORTING, recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let counseling: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(city, "demo", "2013-10-31");
  mutations = cityMutations(party);
  counseling = statisticsOf(
    party,
    "counselingStatistics",
    "servicePoint { id } month theme ageBand sessions persons suppressedMeasures",
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("counseling statistics", () => {
  it.each([
    ["BY_POINT", "null"],
    ["BY_POINT_AND_MONTH", "to_char(held_on, 'YYYY-MM')"],
  ])("have in %s what the sessions of the demo give", async (table, part) => {
    const { rows, rules } = await counseling.table(`table: ${table}, through: "2013-10"`);
    const expected = await recounted(
      party,
      `select service_point_id as point, ${part} as month, count(*)::int as sessions, count(distinct seeker_id)::int as persons
       from counseling_session where status = 'HELD' and held_on between '2013-04-01' and '2013-10-31'
       group by 1, 2 order by 1, 2`,
    );
    expect(expected.length).toBeGreaterThanOrEqual(5);
    const counted = rows
      .filter(({ sessions }) => sessions > 0)
      .map(({ servicePoint, month, sessions, persons }) => ({ point: servicePoint.id, month, sessions, persons }));
    counted.sort((one, other) => (`${one.point} ${one.month}` < `${other.point} ${other.month}` ? -1 : 1));
    expect(counted).toEqual(expected);
    expect(rules.map(({ code }) => code)).toEqual(["COUNSELING_SESSIONS_HELD", "DISTINCT_PERSONS"]);
  });

  it.each(["BY_POINT_AND_THEME", "BY_POINT_AND_AGE_BAND"])("refuse %s to everybody", async (table) => {
    for (const who of [REPORTING, CITY_SECRETARIAT])
      expect(await counseling.refusal(`table: ${table}`, who)).toBe("PUBLICATION_ONLY");
  });

  it("are for reporting clients and the city's secretariat alone", async () => {
    expect((await counseling.table("table: BY_POINT", CITY_SECRETARIAT)).rows).toHaveLength(5);
    expect(await counseling.refusal("table: BY_POINT", CITY_COUNSELOR)).toBe("NOT_YOUR_ROLE");
  });

  it("refuse an instant before the first record", async () => {
    expect(await counseling.refusal('table: BY_POINT, asOf: "2012-03-31T00:00:00Z"')).toBe("BEFORE_FIRST_RECORD");
  });

  it("stay as they were known, whatever is held, moved, linked, handed over or voided later", async () => {
    const answers = keepStatistics(async (asOf) => {
      const rows = await counseling.rows("table: BY_POINT_AND_MONTH", asOf);
      const at = (of: string) =>
        rows.find(({ servicePoint, month }) => servicePoint.id === "shiroishi" && month === of) ?? {};
      return [at("2013-09").sessions, at("2013-10").sessions, at("2013-10").persons];
    });
    const [september, october, persons] = await answers.ask();
    const [one, two] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    const hold = async (seekerId: string) => {
      const input = {
        seekerId,
        servicePointId: "shiroishi",
        heldOn: "2013-10-30",
        minutes: 30,
        themes: ["CAREER_REVIEW"],
      };
      const { session, userErrors } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", input, "session { id }");
      expect(userErrors).toEqual([]);
      return session.id;
    };
    const [sessionOfOne, sessionId] = [await hold(one), await hold(two)];
    const as = async (name: string, input: Record<string, unknown>, who = CITY_COUNSELOR) =>
      expect((await mutations.mutate(who, name, input)).userErrors).toEqual([]);
    expect(await answers.ask()).toEqual([september, october + 2, persons + 2]);
    const link = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", link));
    expect(await answers.ask()).toEqual([september, october + 2, persons + 1]);
    const corrected = { sessionId: sessionOfOne, heldOn: "2013-10-29", reason: "日付の入力誤り" };
    await as("reviseCounselingSession", corrected);
    expect(await answers.ask()).toEqual([september, october + 2, persons + 1]);
    await as("unlinkCityFiles", { duplicateId: one, reason: "別人と判明" });
    expect(await answers.ask()).toEqual([september, october + 2, persons + 2]);
    const events = "select from counted_event where subject_id = $1 and kind = 'COUNSELING'";
    expect(await mutations.rows(events, sessionOfOne)).toHaveLength(2);
    await as("reviseCounselingSession", { sessionId, heldOn: "2013-09-30", reason: "日付の入力誤り" });
    expect(await answers.ask()).toEqual([september + 1, october + 1, persons + 1]);
    await as("handOverCityFile", { seekerId: two, servicePointId: "toyohira", reason: "転居のため" });
    expect(await answers.ask()).toEqual([september + 1, october + 1, persons + 1]);
    const there = { ...CITY_COUNSELOR, servicePoints: ["toyohira"] };
    await as("voidCounselingSession", { sessionId, reason: "誤記録" }, there);
    expect(await answers.ask()).toEqual([september, october + 1, persons + 1]);
    await answers.askAgain();
  });

  it("count a booked session once it is held", async () => {
    const sessions = async () => (await counseling.rows("table: BY_POINT"))[0].sessions;
    const before = await sessions();
    const seekerId = await arrangeCity(party, "city_file");
    const booked = { day: "2013-10-30", booked_for: "2013-10-30T01:00:00Z", held_on: null, status: "BOOKED" };
    const sessionId = await arrangeCity(party, "counseling_session", { seeker_id: seekerId, ...booked });
    expect(await sessions()).toBe(before);
    await mutations.rows(
      "update counseling_session set status = 'HELD', held_on = '2013-10-30' where id = $1",
      sessionId,
    );
    expect(await sessions()).toBe(before + 1);
  });
});
