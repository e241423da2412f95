import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations, PLANNING_AT_CITY } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const CLOSING = "monthClosing { month closedAt byRole history { from to reason by { party role name } } }";
const close = (month: string) => mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { month }, CLOSING);
const reopen = (month: string, reason = "窓口の用紙が残っていた") =>
  mutations.mutate(CITY_SECRETARIAT, "reopenCityMonth", { month, reason }, CLOSING);
const refusalOf = (act: string, input: object) => mutations.userError(CITY_SECRETARIAT, act, { ...input });
const BY = { party: "CITY", role: "city.secretariat", name: "事務 三郎" };

describe("closeCityMonth", () => {
  it("refuses a month that is not over, and there is nothing to take back before the first closing", async () => {
    expect(await refusalOf("closeCityMonth", { month: "2013-10" })).toBe("MONTH_NOT_OVER month");
    expect(await refusalOf("reopenCityMonth", { month: "2013-08", reason: "誤り" })).toBe("MONTH_OPEN month");
  });

  it("closes a month once, and with it all earlier ones", async () => {
    const { monthClosing, userErrors } = await close("2013-08");
    expect([monthClosing, userErrors]).toEqual([
      {
        month: "2013-08",
        closedAt: expect.any(String),
        byRole: "city.secretariat",
        history: [{ from: "OPEN", to: "CLOSED", reason: null, by: BY }],
      },
      [],
    ]);
    expect(Math.abs(Date.parse(monthClosing.closedAt) - Date.now())).toBeLessThan(60_000);
    for (const month of ["2013-08", "2013-07"])
      expect(await refusalOf("closeCityMonth", { month })).toBe("MONTH_CLOSED month");
  });

  it("closes months in order, and says which is next", async () => {
    party.comesTo("2013-12-02");
    const { userErrors } = (
      await party.askAs(
        CITY_SECRETARIAT,
        `mutation { closeCityMonth(input: { idempotencyKey: "${randomUUID()}", month: "2013-10" }) {
          monthClosing { month } userErrors { code message path } } }`,
        {},
        { "accept-language": "en" },
      )
    ).data.closeCityMonth;
    const message = "Months are closed in order. Close 2013-09 first.";
    expect(userErrors).toEqual([{ code: "EARLIER_MONTH_OPEN", message, path: ["month"] }]);
    expect((await close("2013-09")).userErrors).toEqual([]);
    party.comesTo("2013-10-31");
  });

  it("is done once by two at once: the second one waits for the first", async () => {
    party.comesTo("2013-11-05");
    const first = party.database.dataSource.createQueryRunner();
    await first.startTransaction();
    await first.query("select lock_month('2013-10')");
    const second = close("2013-10");
    await wait(200);
    await first.query(
      `insert into month_closing (month, recorded_on, closes, by_role, by_name)
       values ('2013-10', '2013-11-05', true, 'city.secretariat', '事務 三郎')`,
    );
    await first.commitTransaction();
    await first.release();
    expect((await second).userErrors).toMatchObject([{ code: "MONTH_CLOSED" }]);
  });

  it.each([
    ["a counselor", CITY_COUNSELOR],
    ["the other party", PLANNING_AT_CITY],
  ])("is not for %s", async (_, who) => {
    for (const input of ["closeCityMonth(input: {", 'reopenCityMonth(input: { reason: "x",']) {
      const act = `mutation { ${input} idempotencyKey: "a", month: "2013-11" }) { userErrors { code } } }`;
      expect((await party.askAs(who, act)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    }
  });
});

describe("reopenCityMonth", () => {
  it("opens the month that was closed last, on that day and for a reason, to be closed anew", async () => {
    expect(await refusalOf("reopenCityMonth", { month: "2013-10", reason: " " })).toBe("REASON_REQUIRED reason");
    expect(await refusalOf("reopenCityMonth", { month: "2013-09", reason: "誤り" })).toBe("CLOSING_STANDS month");
    const { monthClosing, userErrors } = await reopen("2013-10");
    const closed = { from: "OPEN", to: "CLOSED", reason: null, by: BY };
    const opened = { from: "CLOSED", to: "OPEN", reason: "窓口の用紙が残っていた", by: BY };
    expect([monthClosing, userErrors]).toEqual([
      { month: "2013-10", closedAt: null, byRole: "city.secretariat", history: [closed, opened] },
      [],
    ]);
    expect(await refusalOf("reopenCityMonth", { month: "2013-10", reason: "誤り" })).toBe("MONTH_OPEN month");
    expect((await close("2013-10")).monthClosing.history).toEqual([closed, opened, closed]);
  });

  it("is refused from the next day on", async () => {
    party.comesTo("2013-11-06");
    expect(await refusalOf("reopenCityMonth", { month: "2013-10", reason: "誤り" })).toBe("CLOSING_STANDS month");
  });
});

describe("the closed months", () => {
  it("are told to everybody, latest first, and who closed them to both parties' staff of the agreement", async () => {
    const query = "{ cityClosedMonths { month closedAt byRole } }";
    const { data } = await party.askAs({ role: "anonymous" }, query);
    const closed = { closedAt: expect.any(String), byRole: "city.secretariat" };
    const months = ["2013-10", "2013-09", "2013-08"];
    expect(data.cityClosedMonths).toEqual(months.map((month) => ({ month, ...closed })));
    const history = "{ cityClosedMonths { history { to } } }";
    expect((await party.askAs(PLANNING_AT_CITY, history)).data.cityClosedMonths[1]).toEqual({
      history: [{ to: "CLOSED" }],
    });
    expect((await party.askAs({ role: "anonymous" }, history)).data.cityClosedMonths[1]).toEqual({ history: null });
  });

  it("make a counted year's last month certain", async () => {
    await mutations.rows("insert into counted_since (rule, since) values ('VISIT_PERSON_DAY', '2012-04-01')");
    const { data } = await party.ask("{ reportPeriods { fiscalYear lastMonth provisional } }");
    expect(data.reportPeriods).toEqual([
      { fiscalYear: 2012, lastMonth: "2013-03", provisional: false },
      { fiscalYear: 2013, lastMonth: "2013-11", provisional: true },
    ]);
  });
});
