import { setTimeout as wait } from "node:timers/promises";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-12-02");
  mutations = cityMutations(party);
  await mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { month: "2013-10" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("what is entered into a closed month", () => {
  const VISIT = { servicePointId: "shiroishi", services: ["JOB_TERMINAL"] };
  const LATE = "窓口の用紙が後から届いた";
  const close = (month: string) => mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { month });

  it("says why: a visit, in its history", async () => {
    const late = { ...VISIT, visitedOn: "2013-10-31" };
    for (const lateReason of [undefined, " "])
      expect(await mutations.userError(CITY_COUNSELOR, "recordVisit", { ...late, lateReason })).toBe(
        "CLOSED_MONTH_NEEDS_REASON lateReason",
      );
    const entered = await mutations.mutate(
      CITY_COUNSELOR,
      "recordVisit",
      { ...late, lateReason: LATE },
      "visit { history { to reason } }",
    );
    expect(entered.visit.history).toEqual([{ to: "COUNTED", reason: LATE }]);
    const inTime = await mutations.mutate(CITY_COUNSELOR, "recordVisit", { ...VISIT, visitedOn: "2013-11-01" });
    expect(inTime.userErrors).toEqual([]);
  });

  it("says why: a counseling session, in its history", async () => {
    const seekerId = await arrangeCity(party, "city_file", { registered_on: "2013-09-01" });
    const held = {
      seekerId,
      servicePointId: "shiroishi",
      minutes: 50,
      themes: ["CAREER_REVIEW"],
      heldOn: "2013-10-30",
    };
    expect(await mutations.userError(CITY_COUNSELOR, "holdCounseling", held)).toBe(
      "CLOSED_MONTH_NEEDS_REASON lateReason",
    );
    const fields = "session { history { to reason } }";
    const entered = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", { ...held, lateReason: LATE }, fields);
    expect(entered.session.history).toEqual([{ to: "HELD", reason: LATE }]);
    const inTime = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", { ...held, heldOn: "2013-11-01" });
    expect(inTime.userErrors).toEqual([]);
  });

  it("is waited for by the closing while it is being written, and waits for a closing that is", async () => {
    const other = party.database.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query("select hold_month('2013-11-15')");
    const steps: string[] = [];
    const closing = close("2013-11").then(() => steps.push("closed"));
    await wait(100);
    steps.push("written");
    await other.commitTransaction();
    await closing;
    expect(steps).toEqual(["written", "closed"]);
    const reopened = { month: "2013-11", reason: "窓口の用紙が残っていた" };
    await mutations.mutate(CITY_SECRETARIAT, "reopenCityMonth", reopened);
    await other.startTransaction();
    await other.query("select lock_month('2013-11')");
    const writing = mutations.mutate(CITY_COUNSELOR, "recordVisit", { ...VISIT, visitedOn: "2013-11-15" });
    await wait(100);
    await other.query("insert into month_closing (month, recorded_on, closes) values ('2013-11', '2013-12-02', true)");
    await other.commitTransaction();
    await other.release();
    expect((await writing).userErrors).toMatchObject([{ code: "CLOSED_MONTH_NEEDS_REASON" }]);
  });
});
