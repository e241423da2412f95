import { randomUUID } from "node:crypto";
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

const REPORTING = { role: "reporting" };
const FIGURE = "cumulativeActual explanation { kind count }";
const progress = (who: { role: string }) =>
  party.askAs(
    who,
    `{ planProgress(fiscalYear: 2013, through: "2013-10") { rows { users { ${FIGURE} } } total { users { ${FIGURE} } } } }`,
  );
async function shiroishi() {
  const { data, errors } = await progress(REPORTING);
  expect(errors).toEqual([]);
  return data.planProgress.rows[0].users;
}
/** USERS and VISITS of Shiroishi. */
async function figuresOf(from: string, through: string) {
  const { data, errors } = await party.askAs(
    REPORTING,
    `{ pointPeriods(from: "${from}", through: "${through}", granularity: QUARTER, servicePoints: ["shiroishi"]) { rows {
      cityFigures(indicators: ["USERS", "VISITS"]) { actual explanation { kind count } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.pointPeriods.rows[0].cityFigures;
}

const start = (indicator: string) =>
  mutations.mutate(CITY_SECRETARIAT, "startCountingForCity", { indicator, firstMonth: "2012-04" });
const visit = async (visitedOn: string, seekerId?: string): Promise<string> => {
  const input = { servicePointId: "shiroishi", visitedOn, seekerId, services: ["JOB_TERMINAL"] };
  return (await mutations.mutate(CITY_COUNSELOR, "recordVisit", input, "visit { id }")).visit.id;
};

describe("the explanation of users", () => {
  it("is the one printed figure where a document reports it", async () => {
    expect(await shiroishi()).toEqual({ cumulativeActual: 8382, explanation: [{ kind: "REPORTED", count: 8382 }] });
    const [, visits] = await figuresOf("2013-04", "2013-06");
    expect(visits).toEqual({ actual: null, explanation: null });
  });

  it("tells voided visits, unknown persons and repeated visits of a day apart, in months and in the year", async () => {
    await start("USERS");
    await start("VISITS");
    const [one, two] = [randomUUID(), randomUUID()];
    await visit("2013-09-10", one);
    await visit("2013-09-10", one);
    await visit("2013-09-10");
    const visitId = await visit("2013-09-10", two);
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId, reason: "誤記録" });
    await visit("2013-05-10", two);
    const [users, visits] = await figuresOf("2013-07", "2013-09");
    expect(users).toEqual({
      actual: 1,
      explanation: [
        { kind: "RECORDED", count: 4 },
        { kind: "VOIDED", count: -1 },
        { kind: "WITHOUT_PERSON", count: -1 },
        { kind: "SAME_PERSON_AND_DAY", count: -1 },
      ],
    });
    expect(visits).toEqual({
      actual: 3,
      explanation: [
        { kind: "RECORDED", count: 4 },
        { kind: "VOIDED", count: -1 },
      ],
    });
    expect(await shiroishi()).toEqual({
      cumulativeActual: 2,
      explanation: [{ kind: "RECORDED", count: 5 }, ...users.explanation.slice(1)],
    });
    const { data } = await progress(REPORTING);
    expect(data.planProgress.total.users).toEqual(await shiroishi());
    expect(data.planProgress.rows[1].users).toEqual({
      cumulativeActual: 0,
      explanation: [{ kind: "RECORDED", count: 0 }],
    });
  });

  it("is for reporting clients and for who plans for either party, and for nobody else", async () => {
    for (const who of [CITY_SECRETARIAT, PLANNING_AT_CITY]) expect((await progress(who)).errors).toEqual([]);
    for (const who of [CITY_COUNSELOR, { role: "auditor.city" }, { role: "seeker" }, { role: "anonymous" }]) {
      const { data, errors } = await progress(who);
      expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
      expect(data.planProgress.rows[0].users).toEqual({ cumulativeActual: 2, explanation: null });
    }
  });
});
