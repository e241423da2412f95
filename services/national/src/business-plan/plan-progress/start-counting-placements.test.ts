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
    "startCountingPlacements",
    { firstMonth },
    "countingStart { rule { code } firstMonth }",
  );
const REPORT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress {
  placements { annualTarget notes } placementsByMonth { actual } } } }`;
async function report(planVersion: number | null) {
  const period = { fiscalYear: 2013, through: "2013-10", asOf: new Date().toISOString() };
  const key = { servicePointId: "shiroishi", ...period, planVersion };
  const { data } = await party.ask(REPORT, { of: [{ __typename: "ServicePointProgress", ...key }] });
  return data._entities[0];
}

describe("startCountingPlacements", () => {
  it.each([
    ["2011-10", "COUNTING_BEFORE_OPENING"],
    ["2013-12", "COUNTING_TOO_FAR_AHEAD"],
  ])("refuses to count from %s: %s", async (firstMonth, code) => {
    const before = await countRows(party, "counted_since");
    expect(onlyUserError(await start(firstMonth))).toEqual([code, "firstMonth"]);
    expect(await countRows(party, "counted_since")).toEqual(before);
  });

  it("counts placements from its month on, and starts once", async () => {
    expect((await report(1)).placementsByMonth.at(-1).actual).toBeNull();
    expect(await start("2013-10")).toEqual({
      countingStart: { rule: { code: "PLACEMENT_CASES" }, firstMonth: "2013-10" },
      userErrors: [],
    });
    expect((await report(1)).placementsByMonth.slice(-2)).toEqual([{ actual: null }, { actual: 0 }]);
    expect(onlyUserError(await start("2013-11"))).toEqual(["COUNTING_STARTED", "firstMonth"]);
  });
});

describe("placement targets", () => {
  it("are those of the version that the report's key names, and none without one", async () => {
    expect((await report(1)).placements).toMatchObject({ annualTarget: 400 });
    for (const planVersion of [2, null])
      expect((await report(planVersion)).placements).toMatchObject({
        annualTarget: null,
        notes: expect.arrayContaining(["NO_TARGET"]),
      });
  });
});
