import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { knownUsers } from "@aiwork/kit/city/known-users";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
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

const shiroishi: ReturnType<typeof knownUsers>["shiroishi"] = (...given) => known.shiroishi(...given);
const start = (firstMonth: string) =>
  mutations.mutate(
    CITY_SECRETARIAT,
    "startCountingForCity",
    { indicator: "USERS", firstMonth },
    "countingStart { rule { code } firstMonth }",
  );
const visit = async (seekerId: string, visitedOn: string, lateReason?: string): Promise<string> => {
  const input = { servicePointId: "shiroishi", visitedOn, seekerId, services: ["JOB_TERMINAL"], lateReason };
  return (await mutations.mutate(CITY_COUNSELOR, "recordVisit", input, "visit { id }")).visit.id;
};
const close = async (month: string): Promise<void> => {
  expect((await mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { month })).userErrors).toEqual([]);
};
const LATE = "窓口の用紙が後から届いた";

describe("startCountingForCity", () => {
  it.each([
    ["before the first service point opened", "2011-10", "COUNTING_BEFORE_OPENING firstMonth"],
    ["after next month", "2013-12", "COUNTING_TOO_FAR_AHEAD firstMonth"],
  ])("refuses to count from a month %s", async (_, firstMonth, code) => {
    const input = { indicator: "USERS", firstMonth };
    expect(await mutations.userError(CITY_SECRETARIAT, "startCountingForCity", input)).toBe(code);
  });

  it("counts visits from its month on, as known from then on, and starts once", async () => {
    const [before] = (
      await party.ask("{ reportPeriods { fiscalYear lastMonth provisional } }")
    ).data.reportPeriods.slice(-1);
    expect(before).toEqual({ fiscalYear: 2013, lastMonth: "2013-10", provisional: false });
    await visit(randomUUID(), "2013-10-31");
    const { asOf, month } = await shiroishi(2013, "2013-10");
    expect(month).toMatchObject({ actual: null, notes: expect.arrayContaining(["NO_RECORD"]) });
    await wait(2);
    const { countingStart, userErrors } = await start("2012-04");
    expect([countingStart, userErrors]).toEqual([{ rule: { code: "VISIT_PERSON_DAY" }, firstMonth: "2012-04" }, []]);
    expect((await shiroishi(2013, "2013-10")).month).toMatchObject({
      actual: 1,
      notes: expect.arrayContaining(["PROVISIONAL"]),
    });
    expect((await shiroishi(2013, "2013-10", asOf)).month.actual).toBeNull();
    const again = { indicator: "USERS", firstMonth: "2013-11" };
    expect(await mutations.userError(CITY_SECRETARIAT, "startCountingForCity", again)).toBe(
      "COUNTING_STARTED firstMonth",
    );
  });

  it("lets the secretariat alone start the counting of users", async () => {
    const { errors } = await party.askAs(
      CITY_COUNSELOR,
      `mutation { startCountingForCity(input: { idempotencyKey: "a", indicator: "USERS", firstMonth: "2013-10" }) { userErrors { code } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("users as known at an instant", () => {
  it("are the same whenever they are asked for, whatever is voided later", async () => {
    const answers = known.keepAnswers(2013, "2013-09");
    const first = await answers.ask();
    const visitId = await visit(randomUUID(), "2013-09-10");
    expect(await answers.ask()).toBe(first + 1);
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId, reason: "誤記録" });
    expect(await answers.ask()).toBe(first);
    await answers.askAgain();
  });

  it("are of two persons before their files are linked and of one since, through a second link", async () => {
    const [one, two, three] = [await person(), await person(), await person()];
    for (const seekerId of [one, two, three]) await visit(seekerId, "2013-09-11");
    const answers = known.keepAnswers(2013, "2013-09");
    const apart = await answers.ask();
    const link = (duplicateId: string, keptId: string) =>
      byTwoPersons(CITY_COUNSELOR, (who) =>
        mutations.mutate(who, "linkCityFiles", { duplicateId, keptId, reason: "同一人物と確認" }),
      );
    expect((await link(one, two)).userErrors).toEqual([]);
    expect(await answers.ask()).toBe(apart - 1);
    expect((await link(two, three)).userErrors).toEqual([]);
    expect(await answers.ask()).toBe(apart - 2);
    const unlink = (duplicateId: string) =>
      mutations.mutate(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId, reason: "別人と判明" });
    expect((await unlink(two)).userErrors).toEqual([]);
    expect(await answers.ask()).toBe(apart - 1);
    expect((await unlink(one)).userErrors).toEqual([]);
    expect(await answers.ask()).toBe(apart);
    await answers.askAgain();
  });

  const person = () => arrangeCity(party, "city_file");

  it("are stamped by the database, whatever time the caller's login gives", async () => {
    const visitId = await visit(randomUUID(), "2013-09-12");
    const [{ recent }] = await mutations.rows(
      "select recorded_at > now() - interval '1 minute' as recent from visit where id = $1",
      visitId,
    );
    expect(recent).toBe(true);
  });
});

describe("a month that is over", () => {
  it("is provisional until it is closed, and revised by what is entered later, until that is voided", async () => {
    party.comesTo("2014-04-11");
    await visit(randomUUID(), "2014-03-31");
    expect((await shiroishi(2013, "2014-03")).month.notes).toContain("PROVISIONAL");
    expect((await shiroishi(2013, "2014-03")).users.notes).toContain("PROVISIONAL");
    await close("2014-03");
    const { asOf, month, users } = await shiroishi(2013, "2014-03");
    expect([month.notes, users.notes.includes("PROVISIONAL")]).toEqual([[], false]);
    const visitId = await visit(randomUUID(), "2014-03-31", LATE);
    expect((await shiroishi(2013, "2014-03")).users.notes).toContain("REVISED");
    expect((await shiroishi(2013, "2014-03")).month.notes).toEqual(["REVISED"]);
    expect((await shiroishi(2013, "2014-03", asOf)).month.notes).toEqual([]);
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId, reason: "誤記録" });
    expect((await shiroishi(2013, "2014-03")).month.notes).toEqual([]);
  });

  it("is closed with every later one", async () => {
    await visit(randomUUID(), "2012-05-01", LATE);
    expect((await shiroishi(2012, "2012-05")).month.notes).toContain("REVISED");
  });

  it("is revised by a late link of two files with a visit on one day, and by a late void", async () => {
    const visitId = await visit(randomUUID(), "2014-04-11");
    const [one, two] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    for (const seekerId of [one, two]) await visit(seekerId, "2014-04-10");
    party.comesTo("2014-06-11");
    await close("2014-04");
    const month = async () => (await shiroishi(2014, "2014-04")).month;
    const { actual } = await month();
    const joining = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", joining));
    expect(await month()).toMatchObject({ actual: actual - 1, notes: expect.arrayContaining(["REVISED"]) });
    await mutations.mutate(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId: one, reason: "別人と判明" });
    expect((await month()).notes).not.toContain("REVISED");
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId, reason: "誤記録" });
    expect((await month()).notes).toContain("REVISED");
  });
});

describe("a year without a plan", () => {
  it("has its results, without a target and a plan's version, in every period that is listed", async () => {
    const { data } = await party.ask("{ reportPeriods { fiscalYear lastMonth provisional } }");
    expect(data.reportPeriods.at(-1)).toEqual({ fiscalYear: 2014, lastMonth: "2014-06", provisional: true });
    for (const { fiscalYear, lastMonth } of data.reportPeriods) {
      const { planVersion, total } = await known.report(fiscalYear, lastMonth);
      expect(total.users.cumulativeActual).toEqual(expect.any(Number));
      expect([planVersion, total.users.notes.includes("NO_TARGET")]).toEqual(
        fiscalYear === 2014 ? [null, true] : [1, fiscalYear === 2012],
      );
    }
  });

  it("says that there is nothing where there is nothing", async () => {
    expect(await known.report(1999, "1999-10")).toMatchObject({
      planVersion: null,
      rows: [],
      total: { users: { notes: expect.arrayContaining(["NO_TARGET", "NO_RECORD"]) } },
    });
  });
});

describe("users of a point whose target is 0", () => {
  it("say why there is no rate, as do those of which last year had none", async () => {
    await mutations.rows("update plan_target set value = 0 where service_point_id = 'toyohira' and fiscal_year = 2013");
    const { rows } = await known.report(2013, "2013-05");
    const { users } = rows.find(({ servicePointId }: { servicePointId: string }) => servicePointId === "toyohira");
    expect(users).toMatchObject({ annualTarget: 0, notes: expect.arrayContaining(["TARGET_ZERO", "LAST_YEAR_ZERO"]) });
  });
});
