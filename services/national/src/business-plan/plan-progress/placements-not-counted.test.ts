import { setTimeout as wait } from "node:timers/promises";
import { type CountedPlacements, countPlacements } from "@aiwork/kit/national/count-placements";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let reported: CountedPlacements["reported"];
let confirm: CountedPlacements["confirm"];
let withdraw: CountedPlacements["withdraw"];
let report: CountedPlacements["report"];
let askReport: CountedPlacements["askReport"];
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  ({ reported, confirm, withdraw, report, askReport } = await countPlacements(party));
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("placements of a point whose target is 0", () => {
  it("say why there is no rate, as do those of which last year had none", async () => {
    await party.database.dataSource.query(
      `insert into approved_target (fiscal_year, version, service_point_id, indicator, value)
       values (2013, 1, 'shiroishi', 'PLACEMENT_CASES', 0)`,
    );
    const { annualTarget, notes } = await report(2013, "2013-05");
    expect([annualTarget, notes]).toEqual([0, expect.arrayContaining(["TARGET_ZERO", "LAST_YEAR_ZERO"])]);
  });
});

describe("a voided placement of a month that is no longer counted", () => {
  it("is counted off no longer, and is still as of before", async () => {
    const placementId = await reported("2013-08-30");
    await confirm(placementId, "2013-08-31");
    await withdraw(placementId, 2);
    const before = (await report(2013, "2013-10")).months["2013-10"] ?? 0;
    const asOf = new Date().toISOString();
    await wait(2);
    for (const [since, reason] of [
      [null, "開始月の誤り"],
      ["2013-10-01", null],
    ])
      await party.database.dataSource.query(
        "insert into counted_since (rule, since, reason) values ('PLACEMENT_CASES', $1, $2)",
        [since, reason],
      );
    expect((await report(2013, "2013-10")).months["2013-10"]).toBeGreaterThan(before);
    expect((await report(2013, "2013-10", asOf)).months["2013-10"]).toBe(before);
  });
});

describe("an instant before the national side's first record", () => {
  it("is refused, and has no figures of nothing", async () => {
    const { data, errors } = await askReport("2013-10", "2013-10-31T00:00:00.000Z");
    expect(data._entities[0].placementCases).toBeNull();
    expect(errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", refusal: "BEFORE_FIRST_RECORD" } });
  });
});
