import { randomUUID } from "node:crypto";
import {
  businessPlanMutations,
  hashOfPlan,
  PLAN_TARGETS_OF_TEST,
  receiptOfPlan,
} from "@aiwork/kit/city/business-plan-mutations";
import { CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let plans: ReturnType<typeof businessPlanMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  plans = businessPlanMutations(mutations);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a business plan", () => {
  it("drafts, proposes and approves a plan and brings it into force with the national receipt", async () => {
    const fiscalYear = 2020;
    const { businessPlan: drafted } = await plans.draft(fiscalYear, { changeReason: null });
    expect(drafted).toMatchObject({ version: 1, status: "DRAFT", changeReason: null, cityApproval: null });
    expect(drafted.targets).toEqual(
      PLAN_TARGETS_OF_TEST.map(({ indicator, ...target }) => ({ ...target, indicator: { code: indicator } })),
    );
    expect(drafted.contentHash).toBe(hashOfPlan(fiscalYear, 1));
    const { businessPlan: proposed } = await plans.mutate("proposePlan", { fiscalYear, version: 1 });
    expect([drafted.proposalReceipt, proposed.status]).toEqual([null, "PROPOSED"]);
    const [, content = ""] = proposed.proposalReceipt.split(".");
    expect(JSON.parse(Buffer.from(content, "base64url").toString())).toMatchObject({
      act: "proposePlan",
      party: "CITY",
      subject: "BusinessPlan:2020",
      version: 1,
      contentHash: hashOfPlan(fiscalYear, 1),
    });
    const { businessPlan: approved } = await plans.approve(fiscalYear, 1);
    expect(approved).toMatchObject({
      status: "PROPOSED",
      cityApproval: {
        party: "CITY",
        subject: "BusinessPlan:2020",
        version: 1,
        contentHash: hashOfPlan(fiscalYear, 1),
        approvedOn: "2013-10-31",
        by: { role: "city.secretariat" },
        receipt: expect.stringMatching(/^ey/),
      },
    });
    const { businessPlan, userErrors } = await plans.bring(fiscalYear, 1);
    expect(userErrors).toEqual([]);
    expect(businessPlan.history.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      [null, "DRAFT"],
      ["DRAFT", "PROPOSED"],
      ["PROPOSED", "IN_FORCE"],
    ]);
  });

  it("makes a new plan version with a reason when a target changes, and keeps the earlier one for its time", async () => {
    const fiscalYear = 2021;
    await plans.planOf(fiscalYear, "IN_FORCE");
    const [{ now: between }] = await mutations.rows("select now()::text");
    await new Promise((resolve) => setTimeout(resolve, 5));
    const targets = PLAN_TARGETS_OF_TEST.map((target) => ({ ...target, value: target.value - 100 }));
    expect((await plans.draft(fiscalYear, { targets })).businessPlan).toMatchObject({
      version: 2,
      changeReason: "実績を踏まえた見直し",
    });
    const contentHash = hashOfPlan(fiscalYear, 2, targets);
    await plans.mutate("proposePlan", { fiscalYear, version: 2 });
    await plans.mutate("approvePlanForCity", { fiscalYear, version: 2, contentHash });
    const nationalReceipt = await receiptOfPlan(fiscalYear, 2, { contentHash });
    await plans.mutate("bringPlanIntoForce", { fiscalYear, version: 2, nationalReceipt });
    const query = `query ($year: Int!, $then: DateTime) {
      now: businessPlan(fiscalYear: $year) { version status }
      before: businessPlan(fiscalYear: $year, asOf: $then) { version status }
      first: businessPlan(fiscalYear: $year, version: 1) { status }
      second: businessPlan(fiscalYear: $year, version: 2, asOf: $then) { status }
    }`;
    const then = new Date(between).toISOString();
    const { data } = await party.askAs(ANONYMOUS, query, { year: fiscalYear, then });
    expect(data).toEqual({
      now: { version: 2, status: "IN_FORCE" },
      before: { version: 1, status: "IN_FORCE" },
      first: { status: "REVISED" },
      second: null,
    });
  });

  it("compares users with the targets that were in force", async () => {
    const { data } = await party.askAs(
      ANONYMOUS,
      `{ planProgress(fiscalYear: 2021, through: "2021-04") { planVersion rows { servicePointId users { annualTarget } } } }`,
    );
    const row = data.planProgress.rows.find((one: { servicePointId: string }) => one.servicePointId === "shiroishi");
    expect([data.planProgress.planVersion, row.users.annualTarget]).toEqual([2, 14900]);
  });

  it("says all that is wrong with a draft at once, each at its place", async () => {
    const [target] = PLAN_TARGETS_OF_TEST;
    const targets = [target, { ...target, value: -1 }, { ...target, servicePointId: "kita", value: 10_000_000 }];
    const { userErrors } = await plans.mutate("draftPlan", { fiscalYear: 2013, targets, changeReason: " " });
    const faults = userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path].join(" "));
    expect(faults).toEqual([
      ...["REASON_REQUIRED changeReason", "TARGET_NEGATIVE targets 1 value", "TARGET_TOO_LARGE targets 2 value"],
      ...["TARGET_TWICE targets", "NO_SUCH_SERVICE_POINT targets"],
    ]);
  });

  it("says which version has overtaken the one that is asked for", async () => {
    await plans.planOf(2033, "PROPOSED");
    await plans.draft(2033);
    await plans.mutate("proposePlan", { fiscalYear: 2033, version: 2 });
    const query = `mutation ($input: ProposePlanInput!) { proposePlan(input: $input) { userErrors { message } } }`;
    const input = { idempotencyKey: randomUUID(), fiscalYear: 2033, version: 1 };
    const { data } = await party.askAs(CITY_SECRETARIAT, query, { input });
    expect(data.proposePlan.userErrors[0].message).toContain("第2版について");
  });

  it.each([
    ["without targets", { targets: [] }, "TARGETS_REQUIRED targets"],
    [
      "with a negative target",
      { targets: [{ ...PLAN_TARGETS_OF_TEST[0], value: -1 }] },
      "TARGET_NEGATIVE targets 0 value",
    ],
    [
      "with a target beyond its bound",
      { targets: [{ ...PLAN_TARGETS_OF_TEST[0], value: 10_000_000 }] },
      "TARGET_TOO_LARGE targets 0 value",
    ],
    [
      "with a duplicate target",
      { targets: [PLAN_TARGETS_OF_TEST[0], PLAN_TARGETS_OF_TEST[0]] },
      "TARGET_TWICE targets",
    ],
    [
      "for an unknown service point",
      { targets: [{ ...PLAN_TARGETS_OF_TEST[0], servicePointId: "kita" }] },
      "NO_SUCH_SERVICE_POINT targets",
    ],
    [
      "of an indicator that is not listed",
      { targets: [{ ...PLAN_TARGETS_OF_TEST[0], indicator: "PLACEMENTS" }] },
      "NO_SUCH_INDICATOR targets 0 indicator",
    ],
    ["for a year that is over", { fiscalYear: 2012 }, "FISCAL_YEAR_OVER fiscalYear"],
    ["of a second version without a reason", { fiscalYear: 2013, changeReason: " " }, "REASON_REQUIRED changeReason"],
  ])("refuses a draft plan %s, and writes nothing", async (_, more, expected) => {
    const input = { fiscalYear: 2022, targets: PLAN_TARGETS_OF_TEST, changeReason: "見直し", ...more };
    expect(await plans.userError("draftPlan", input)).toBe(expected);
  });

  it("refuses to propose or approve a plan that does not exist or has a later proposed version", async () => {
    expect(await plans.userError("proposePlan", { fiscalYear: 2030, version: 1 })).toBe("NO_SUCH_RECORD fiscalYear");
    await plans.planOf(2031, "PROPOSED");
    expect(await plans.userError("proposePlan", { fiscalYear: 2031, version: 2 })).toBe("VERSION_CONFLICT version");
    await plans.draft(2031);
    await plans.approve(2031, 1);
    await plans.mutate("proposePlan", { fiscalYear: 2031, version: 2 });
    const contentHash = hashOfPlan(2031, 1);
    expect(await plans.userError("approvePlanForCity", { fiscalYear: 2031, version: 1, contentHash })).toBe(
      "PLAN_OVERTAKEN version",
    );
    const nationalReceipt = await receiptOfPlan(2031, 1);
    expect(await plans.userError("bringPlanIntoForce", { fiscalYear: 2031, version: 1, nationalReceipt })).toBe(
      "PLAN_OVERTAKEN version",
    );
  });

  it("lets the city approve a proposed plan once, with its current content", async () => {
    const fiscalYear = 2032;
    const approving = (more: object = {}) =>
      plans.userError("approvePlanForCity", {
        fiscalYear,
        version: 1,
        contentHash: hashOfPlan(fiscalYear, 1),
        ...more,
      });
    await plans.planOf(fiscalYear, "DRAFT");
    expect(await approving()).toBe("NOT_UP_FOR_APPROVAL");
    await plans.mutate("proposePlan", { fiscalYear, version: 1 });
    expect(await approving({ contentHash: hashOfPlan(fiscalYear, 2) })).toBe("PLAN_DIFFERS contentHash");
    await plans.approve(fiscalYear, 1);
    expect(await approving()).toBe("ALREADY_APPROVED");
  });
});
