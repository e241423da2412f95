import { setTimeout as wait } from "node:timers/promises";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  const start = { indicator: "COUNSELING_SESSIONS", firstMonth: "2013-04" };
  await mutations.mutate(CITY_SECRETARIAT, "startCountingForCity", start);
  await mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { month: "2013-09" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REPORT = `query ($asOf: DateTime) { planProgress(fiscalYear: 2013, through: "2013-10", asOf: $asOf) { asOf
  rows { servicePointId cityFigures(indicators: ["COUNSELING_SESSIONS"]) { months { month actual notes } } } } }`;

/** The months of Shiroishi with sessions, and the months that were revised. */
async function counted(asOf?: string) {
  const { data, errors } = await party.askAs({ role: "anonymous" }, REPORT, { asOf });
  expect(errors).toEqual([]);
  const { rows, asOf: answered } = data.planProgress;
  const [row] = rows.filter(({ servicePointId }: { servicePointId: string }) => servicePointId === "shiroishi");
  const months: { month: string; actual: number; notes: string[] }[] = row.cityFigures[0].months;
  await wait(2);
  return {
    asOf: answered,
    sessions: Object.fromEntries(months.filter(({ actual }) => actual).map(({ month, actual }) => [month, actual])),
    revised: months.filter(({ notes }) => notes.includes("REVISED")).map(({ month }) => month),
  };
}

const REVISIONS = `{ cityRevisions(fiscalYear: 2013) { revisions {
  indicator { code } rule { code } servicePointId month before after causes } } }`;
const revisions = async () => (await party.askAs({ role: "anonymous" }, REVISIONS)).data.cityRevisions.revisions;

describe("counseling sessions as known at an instant", () => {
  it("are on the day that was known then, whatever is corrected or voided later", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    const answers = [await counted()];
    const ask = async () => answers[answers.push(await counted()) - 1];
    const held = {
      seekerId,
      servicePointId: "shiroishi",
      heldOn: "2013-10-02",
      minutes: 30,
      themes: ["CAREER_REVIEW"],
    };
    const { session } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", held, "session { id }");
    expect(await ask()).toMatchObject({ sessions: { "2013-10": 1 }, revised: [] });
    const correct = (heldOn: string) => {
      const input = { sessionId: session.id, heldOn, reason: "日付の入力誤り" };
      return mutations.mutate(CITY_COUNSELOR, "reviseCounselingSession", input, "session { id }");
    };
    expect((await correct("2013-09-30")).userErrors).toEqual([]);
    expect(await ask()).toMatchObject({ sessions: { "2013-09": 1 }, revised: ["2013-09"] });
    expect(await revisions()).toEqual([
      {
        indicator: { code: "COUNSELING_SESSIONS" },
        rule: { code: "COUNSELING_SESSIONS_HELD" },
        servicePointId: "shiroishi",
        month: "2013-09",
        before: 0,
        after: 1,
        causes: ["RECORDED"],
      },
    ]);
    expect((await correct("2013-09-29")).userErrors).toEqual([]);
    expect(await ask()).toMatchObject({ sessions: { "2013-09": 1 } });
    const voiding = { sessionId: session.id, reason: "別人の記録" };
    expect((await mutations.mutate(CITY_COUNSELOR, "voidCounselingSession", voiding)).userErrors).toEqual([]);
    expect(await ask()).toMatchObject({ sessions: {} });
    expect(await revisions()).toEqual([]);
    for (const { asOf, sessions } of answers) expect((await counted(asOf)).sessions).toEqual(sessions);
  });
});
