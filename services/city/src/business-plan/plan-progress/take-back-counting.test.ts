import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { knownUsers } from "@aiwork/kit/city/known-users";
import { CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let known: ReturnType<typeof knownUsers>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  known = knownUsers(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = "countingStart { rule { code } firstMonth }";
const OF_USERS = { indicator: "USERS" };
const start = (firstMonth: string) =>
  mutations.mutate(CITY_SECRETARIAT, "startCountingForCity", { ...OF_USERS, firstMonth }, FIELDS);
const takeBack = (reason = "開始月の誤り") =>
  mutations.mutate(CITY_SECRETARIAT, "takeBackCountingForCity", { ...OF_USERS, reason }, FIELDS);
const reported = async (asOf?: string) => {
  const { users, asOf: answered } = await known.shiroishi(2013, "2013-10", asOf);
  return { cumulative: users.cumulativeActual, asOf: answered };
};

describe("counting from a month with reported results", () => {
  const unconfirmed = async (firstMonth: string) => {
    const query = `mutation { startCountingForCity(input: { idempotencyKey: "${randomUUID()}", indicator: "USERS", firstMonth: "${firstMonth}" }) {
      countingStart { firstMonth } userErrors { code kind path message } } }`;
    return (await party.askAs(CITY_SECRETARIAT, query)).data.startCountingForCity;
  };

  it("is asked back, with the last reported month, and nothing is lost", async () => {
    const before = await reported();
    expect(before.cumulative).toEqual(expect.any(Number));
    const { countingStart, userErrors } = await unconfirmed("2013-10");
    expect([countingStart, userErrors]).toMatchObject([
      null,
      [{ code: "REPORTED_MONTHS_COUNTED", kind: "CONFIRM", path: ["firstMonth"] }],
    ]);
    expect(userErrors[0].message).toContain("2013-10");
    expect((await reported()).cumulative).toBe(before.cumulative);
  });

  it("is taken back, with a reason: the reported results stand again, and each instant keeps its answer", async () => {
    const first = await reported();
    await wait(2);
    await start("2012-01");
    const counted = await reported();
    expect(counted.cumulative).toBe(0);
    await wait(2);
    expect(await takeBack()).toEqual({
      countingStart: { rule: { code: "VISIT_PERSON_DAY" }, firstMonth: null },
      userErrors: [],
    });
    const last = await reported();
    expect(last.cumulative).toBe(first.cumulative);
    for (const { asOf, cumulative } of [first, counted, last])
      expect((await reported(asOf)).cumulative).toBe(cumulative);
  });

  it("is no longer reported as counted once it was taken back", async () => {
    const { data } = await party.ask("{ reportPeriods { fiscalYear lastMonth provisional } }");
    expect(data.reportPeriods.at(-1)).toEqual({ fiscalYear: 2013, lastMonth: "2013-10", provisional: false });
  });

  it("starts again from a later month, which is asked back by nobody where nothing was reported", async () => {
    const { countingStart, userErrors } = await unconfirmed("2013-11");
    expect([countingStart, userErrors]).toEqual([{ firstMonth: "2013-11" }, []]);
    const again = { ...OF_USERS, firstMonth: "2013-11" };
    expect(await mutations.userError(CITY_SECRETARIAT, "startCountingForCity", again)).toBe(
      "COUNTING_STARTED firstMonth",
    );
    expect((await unconfirmed("2012-04")).userErrors).toMatchObject([{ code: "COUNTING_STARTED" }]);
  });
});

describe("takeBackCountingForCity", () => {
  it("is refused without a reason, and where counting has not started", async () => {
    const refusal = (reason: string) =>
      mutations.userError(CITY_SECRETARIAT, "takeBackCountingForCity", { ...OF_USERS, reason });
    expect(await refusal(" ")).toBe("REASON_REQUIRED reason");
    await takeBack();
    expect(await refusal("二度目")).toBe("COUNTING_NOT_STARTED");
  });

  it("is done once by two at once, as a start is", async () => {
    const started = await Promise.all([start("2013-11"), start("2013-11")]);
    const codes = started.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(["COUNTING_STARTED"]);
    const taken = await Promise.all([takeBack(), takeBack()]);
    expect(taken.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual([
      "COUNTING_NOT_STARTED",
    ]);
  });
});

describe("the start of counting", () => {
  const QUERY =
    '{ countingForCity(indicator: "USERS") { firstMonth history { from to reason by { party role name } } } }';

  it("tells both parties' staff of the agreement its history, and everybody else the month alone", async () => {
    const { data, errors } = await party.askAs(CITY_SECRETARIAT, QUERY);
    expect(errors).toEqual([]);
    expect(data.countingForCity.firstMonth).toBeNull();
    const by = { party: "CITY", role: "city.secretariat", name: "事務 三郎" };
    expect(data.countingForCity.history.slice(0, 3)).toEqual([
      { from: null, to: "2012-01", reason: null, by },
      { from: "2012-01", to: "TAKEN_BACK", reason: "開始月の誤り", by },
      { from: "TAKEN_BACK", to: "2013-11", reason: null, by },
    ]);
    const anonymous = await party.askAs({ role: "anonymous" }, QUERY);
    expect(anonymous.data.countingForCity).toEqual({ firstMonth: null, history: null });
    expect(anonymous.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("of what was never counted has neither a month nor a history", async () => {
    const { data, errors } = await party.askAs(CITY_SECRETARIAT, QUERY.replace("USERS", "COUNSELING_SESSIONS"));
    expect([data.countingForCity, errors]).toEqual([{ firstMonth: null, history: [] }, []]);
  });

  it("goes in turn, whoever writes", async () => {
    const write = (since: string | null, reason: string | null) =>
      mutations.rows(
        "insert into counted_since (rule, since, reason) values ('VISIT_PERSON_DAY', $1, $2)",
        since,
        reason,
      );
    await expect(write(null, "二度目の取消し")).rejects.toMatchObject({ code: "23514" });
    await write("2013-11-01", null);
    await expect(write("2013-12-01", null)).rejects.toMatchObject({ code: "23514" });
  });
});
