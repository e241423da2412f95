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
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  await mutations.rows("insert into counted_since (rule, since) values ('VISIT_PERSON_DAY', '2013-06-01')");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const visit = async (visitedOn: string, seekerId: string = randomUUID()): Promise<string> => {
  const input = {
    servicePointId: "shiroishi",
    visitedOn,
    seekerId,
    services: ["JOB_TERMINAL"],
    lateReason: "記録の遅れ",
  };
  return (await mutations.mutate(CITY_COUNSELOR, "recordVisit", input, "visit { id }")).visit.id;
};
const QUERY = `query ($fiscalYear: Int!, $since: DateTime, $asOf: DateTime) {
  cityRevisions(fiscalYear: $fiscalYear, since: $since, asOf: $asOf) {
    asOf revisions { indicator { code } rule { code } servicePointId month before after changedAt causes } } }`;
const ask = (given: object = {}) => party.askAs({ role: "anonymous" }, QUERY, { fiscalYear: 2013, ...given });
async function revisionsOf(given: object = {}) {
  const { data, errors } = await ask(given);
  expect(errors).toEqual([]);
  await wait(2);
  return data.cityRevisions;
}
const revised = (month: string, before: number, after: number, ...causes: string[]) => ({
  indicator: { code: "USERS" },
  rule: { code: "VISIT_PERSON_DAY" },
  servicePointId: "shiroishi",
  month,
  before,
  after,
  changedAt: expect.any(String),
  causes,
});

describe("the revisions of a year's users", () => {
  let [one, two] = ["", ""];
  let visitId: string;
  let closedAsOf: string;

  it("are none while nothing changes after a month was closed", async () => {
    [one, two] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    for (const seekerId of [one, two]) await visit("2013-08-05", seekerId);
    visitId = await visit("2013-09-02");
    const closing = { month: "2013-09" };
    expect((await mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", closing)).userErrors).toEqual([]);
    const { asOf, revisions } = await revisionsOf();
    expect(revisions).toEqual([]);
    closedAsOf = asOf;
  });

  it("are what was entered late, voided and linked, each with the figure at the closing and now", async () => {
    await visit("2013-07-01");
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId, reason: "誤記録" });
    const joining = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", joining));
    const { revisions } = await revisionsOf();
    const all = [
      revised("2013-07", 0, 1, "RECORDED"),
      revised("2013-08", 2, 1, "LINKED"),
      revised("2013-09", 1, 0, "VOIDED"),
    ];
    expect(revisions).toEqual(all);
    for (const { changedAt } of revisions) expect(Math.abs(Date.parse(changedAt) - Date.now())).toBeLessThan(60_000);
    expect((await revisionsOf({ asOf: closedAsOf })).revisions).toEqual([]);
    expect((await revisionsOf({ since: closedAsOf })).revisions).toEqual(all);
  });

  it("leave out what is the same again, what is of an open month, and what the city did not count", async () => {
    const again = await visit("2013-09-03");
    await visit("2013-10-01");
    await visit("2013-05-01");
    expect((await revisionsOf()).revisions.map(({ month }: { month: string }) => month)).toEqual([
      "2013-07",
      "2013-08",
    ]);
    await mutations.mutate(CITY_COUNSELOR, "voidVisit", { visitId: again, reason: "誤記録" });
    expect((await revisionsOf()).revisions.at(-1)).toEqual(revised("2013-09", 1, 0, "RECORDED", "VOIDED"));
    expect((await revisionsOf({ fiscalYear: 2012 })).revisions).toEqual([]);
  });

  it("lead from the figures as of an instant to those of a later one", async () => {
    const known = knownUsers(party);
    const figures = async (asOf: string): Promise<Record<string, number>> => {
      const { users } = await known.shiroishi(2013, "2013-09", asOf);
      const months: { month: string; actual: number | null }[] = users.months;
      return Object.fromEntries(months.map(({ month, actual }) => [month, actual ?? 0]));
    };
    const { asOf: since } = await revisionsOf();
    await visit("2013-08-20");
    await visit("2013-09-20");
    await mutations.mutate(CITY_COUNSELOR, "unlinkCityFiles", { duplicateId: one, reason: "別人と判明" });
    const { asOf, revisions } = await revisionsOf({ since });
    const replayed = await figures(since);
    for (const { month, after } of revisions) replayed[month] = after;
    expect(replayed).toEqual(await figures(asOf));
    expect(revisions).toEqual([revised("2013-08", 1, 3, "LINKED", "RECORDED"), revised("2013-09", 0, 1, "RECORDED")]);
  });

  it("refuse an instant to compare with that is later than the other", async () => {
    const { errors } = await ask({ since: new Date().toISOString(), asOf: closedAsOf });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "SINCE_AFTER_AS_OF" } }]);
  });
});
