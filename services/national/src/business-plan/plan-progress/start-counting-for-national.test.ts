import { setTimeout as wait } from "node:timers/promises";
import { countRows, NATIONAL_PLANNING, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const start = (firstMonth: string) =>
  sendNationalMutation(
    party,
    NATIONAL_PLANNING,
    "startCountingForNational",
    { indicator: "PLACED_PERSONS", firstMonth },
    "countingStart { rule { code } firstMonth }",
  );
const REPORT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress {
  placedPersons { annualTarget notes months { actual } } } } }`;
async function report(planVersion: number | null, asOf = new Date().toISOString()) {
  const period = { fiscalYear: 2013, through: "2013-10", asOf };
  const key = { servicePointId: "shiroishi", ...period, planVersion };
  const { data } = await party.ask(REPORT, { of: [{ __typename: "ServicePointProgress", ...key }] });
  return data._entities[0];
}

async function reportAsOf(asOf = new Date().toISOString()) {
  return { asOf, report: await report(1, asOf) };
}

describe("startCountingForNational", () => {
  it.each([
    ["2011-10", "COUNTING_BEFORE_OPENING"],
    ["2013-12", "COUNTING_TOO_FAR_AHEAD"],
  ])("refuses to count from %s: %s", async (firstMonth, code) => {
    const before = await countRows(party, "counted_since");
    expect(onlyUserError(await start(firstMonth))).toEqual([code, "firstMonth"]);
    expect(await countRows(party, "counted_since")).toEqual(before);
  });

  it("counts persons placed from its month on, and starts once", async () => {
    expect((await report(1)).placedPersons.months.at(-1).actual).toBeNull();
    expect(await start("2013-10")).toEqual({
      countingStart: { rule: { code: "PLACED_PERSONS" }, firstMonth: "2013-10" },
      userErrors: [],
    });
    expect((await report(1)).placedPersons.months.slice(-2)).toEqual([{ actual: null }, { actual: 0 }]);
    expect(onlyUserError(await start("2013-11"))).toEqual(["COUNTING_STARTED", "firstMonth"]);
  });
});

describe("takeBackCountingForNational", () => {
  const takeBack = (reason: string) =>
    sendNationalMutation(
      party,
      NATIONAL_PLANNING,
      "takeBackCountingForNational",
      { indicator: "PLACED_PERSONS", reason },
      "countingStart { firstMonth history { from to reason } }",
    );

  it("is refused without a reason", async () => {
    expect(onlyUserError(await takeBack(" "))).toEqual(["REASON_REQUIRED", "reason"]);
  });

  it("lets the reported results stand again, and counting start from another month", async () => {
    const counted = await reportAsOf();
    await wait(2);
    expect((await takeBack("開始月の誤り")).countingStart).toEqual({
      firstMonth: null,
      history: [
        { from: null, to: "2013-10", reason: null },
        { from: "2013-10", to: "TAKEN_BACK", reason: "開始月の誤り" },
      ],
    });
    expect((await report(1)).placedPersons.months.at(-1).actual).toBeNull();
    expect((await reportAsOf(counted.asOf)).report).toEqual(counted.report);
    expect(onlyUserError(await takeBack("二度目の取消し"))).toEqual(["COUNTING_NOT_STARTED", null]);
    expect((await start("2013-11")).countingStart.firstMonth).toBe("2013-11");
    const { data } = await party.ask(
      '{ countingForNational(indicator: "PLACED_PERSONS") { rule { code } firstMonth } }',
    );
    expect(data.countingForNational).toEqual({ rule: { code: "PLACED_PERSONS" }, firstMonth: "2013-11" });
  });
});

describe("placement targets", () => {
  it("are those of the version that the report's key names, and none without one", async () => {
    expect((await report(1)).placedPersons).toMatchObject({ annualTarget: 400 });
    for (const planVersion of [2, null])
      expect((await report(planVersion)).placedPersons).toMatchObject({
        annualTarget: null,
        notes: expect.arrayContaining(["NO_TARGET"]),
      });
  });
});
