import { planContentHash } from "@aiwork/agreement/plan/plan-content-hash";
import type { Receipt } from "@aiwork/agreement/receipt/receipt";
import { alterReceipt, sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { foreignSeals } from "@aiwork/runtime/testing/test-seals";
import { city } from "../city";
import { actAndLook, PLANNING, SECRETARIAT } from "../testing/act-and-look";
import { PLAN } from "./plan-transitions";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TARGETS = [
  { servicePointId: "shiroishi", measure: "USERS" as const, value: 15000 },
  { servicePointId: "shiroishi", measure: "PLACEMENTS" as const, value: 700 },
];
const FIELDS = `businessPlan { fiscalYear version status contentHash changeReason targets { servicePointId measure value }
  cityApproval { party subject version contentHash approvedOn by { role } receipt } history { from to reason } }`;
const act = (name: string, input: object) => look.act(SECRETARIAT, name, { ...input }, FIELDS);
const refusal = (name: string, input: object) => look.refusal(SECRETARIAT, name, { ...input });
const draft = (fiscalYear: number, more: object = {}) =>
  act("draftPlan", { fiscalYear, targets: TARGETS, changeReason: "実績を踏まえた見直し", ...more });
const hashOf = (fiscalYear: number, version: number, targets = TARGETS) =>
  planContentHash(fiscalYear, version, targets);
const receiptOf = (fiscalYear: number, version: number, more: Partial<Receipt> = {}) =>
  sealReceipt("NATIONAL", {
    act: "approvePlanForNation",
    subject: `BusinessPlan:${fiscalYear}`,
    version,
    contentHash: hashOf(fiscalYear, version),
    ...more,
  });
const approve = (fiscalYear: number, version: number) =>
  act("approvePlanForCity", { fiscalYear, version, contentHash: hashOf(fiscalYear, version) });
const bring = async (fiscalYear: number, version: number) =>
  act("bringPlanIntoForce", { fiscalYear, version, nationalReceipt: await receiptOf(fiscalYear, version) });

/** A year's first version, as far as that state. */
async function planOf(fiscalYear: number, status: string): Promise<void> {
  await draft(fiscalYear);
  if (status === "DRAFT") return;
  await act("proposePlan", { fiscalYear, version: 1 });
  if (status === "PROPOSED") return;
  await approve(fiscalYear, 1);
  await bring(fiscalYear, 1);
}

describe("a business plan", () => {
  it("is drafted, proposed, approved by each and brought into force by the nation's receipt", async () => {
    const fiscalYear = 2020;
    const { businessPlan: drafted } = await draft(fiscalYear, { changeReason: null });
    expect(drafted).toMatchObject({ version: 1, status: "DRAFT", changeReason: null, cityApproval: null });
    expect(drafted.targets).toEqual(expect.arrayContaining(TARGETS));
    expect(drafted.contentHash).toBe(hashOf(fiscalYear, 1));
    expect((await act("proposePlan", { fiscalYear, version: 1 })).businessPlan.status).toBe("PROPOSED");
    const { businessPlan: approved } = await approve(fiscalYear, 1);
    expect(approved).toMatchObject({
      status: "PROPOSED",
      cityApproval: {
        party: "CITY",
        subject: "BusinessPlan:2020",
        version: 1,
        contentHash: hashOf(fiscalYear, 1),
        approvedOn: "2013-10-31",
        by: { role: "city.secretariat" },
        receipt: expect.stringMatching(/^ey/),
      },
    });
    const { businessPlan, userErrors } = await bring(fiscalYear, 1);
    expect(userErrors).toEqual([]);
    expect(businessPlan.history.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      [null, "DRAFT"],
      ["DRAFT", "PROPOSED"],
      ["PROPOSED", "IN_FORCE"],
    ]);
  });

  it("is a new version where a target changes, says why, and the one before answers for its time", async () => {
    const fiscalYear = 2021;
    await planOf(fiscalYear, "IN_FORCE");
    const [{ now: between }] = await look.rows("select now()::text");
    await new Promise((resolve) => setTimeout(resolve, 5));
    const targets = TARGETS.map((target) => ({ ...target, value: target.value - 100 }));
    expect((await draft(fiscalYear, { targets })).businessPlan).toMatchObject({
      version: 2,
      changeReason: "実績を踏まえた見直し",
    });
    const contentHash = hashOf(fiscalYear, 2, targets);
    await act("proposePlan", { fiscalYear, version: 2 });
    await act("approvePlanForCity", { fiscalYear, version: 2, contentHash });
    const nationalReceipt = await receiptOf(fiscalYear, 2, { contentHash });
    await act("bringPlanIntoForce", { fiscalYear, version: 2, nationalReceipt });
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

  it("is counted against as it was in force", async () => {
    const { data } = await party.askAs(
      ANONYMOUS,
      `{ planProgress(fiscalYear: 2021, through: "2021-04") { planVersion rows { servicePointId users { annualTarget } } } }`,
    );
    const row = data.planProgress.rows.find((one: { servicePointId: string }) => one.servicePointId === "shiroishi");
    expect([data.planProgress.planVersion, row.users.annualTarget]).toEqual([2, 14900]);
  });

  it.each([
    ["without a target", { targets: [] }, "TARGETS_REQUIRED targets"],
    ["with less than none", { targets: [{ ...TARGETS[0], value: -1 }] }, "TARGET_NEGATIVE targets"],
    ["with a target twice", { targets: [TARGETS[0], TARGETS[0]] }, "TARGET_TWICE targets"],
    [
      "for a point that is not there",
      { targets: [{ ...TARGETS[0], servicePointId: "kita" }] },
      "NO_SUCH_COUNTER targets",
    ],
    ["of a year that is over", { fiscalYear: 2012 }, "FISCAL_YEAR_OVER fiscalYear"],
    [
      "that follows another without saying why",
      { fiscalYear: 2013, changeReason: " " },
      "REASON_REQUIRED changeReason",
    ],
  ])("%s is refused, and nothing is written", async (_, more, expected) => {
    const input = { fiscalYear: 2022, targets: TARGETS, changeReason: "見直し", ...more };
    expect(await refusal("draftPlan", input)).toBe(expected);
  });

  it("is not acted on where there is none, or where a later version has been proposed", async () => {
    expect(await refusal("proposePlan", { fiscalYear: 2030, version: 1 })).toBe("NO_SUCH_RECORD fiscalYear");
    await planOf(2031, "PROPOSED");
    expect(await refusal("proposePlan", { fiscalYear: 2031, version: 2 })).toBe("VERSION_CONFLICT version");
    await draft(2031);
    await approve(2031, 1);
    await act("proposePlan", { fiscalYear: 2031, version: 2 });
    const contentHash = hashOf(2031, 1);
    expect(await refusal("approvePlanForCity", { fiscalYear: 2031, version: 1, contentHash })).toBe(
      "VERSION_CONFLICT version",
    );
    const nationalReceipt = await receiptOf(2031, 1);
    expect(await refusal("bringPlanIntoForce", { fiscalYear: 2031, version: 1, nationalReceipt })).toBe(
      "VERSION_CONFLICT version",
    );
  });

  it("is approved by the city once it is proposed, as it stands, and once", async () => {
    const fiscalYear = 2032;
    const approving = (more: object = {}) =>
      refusal("approvePlanForCity", { fiscalYear, version: 1, contentHash: hashOf(fiscalYear, 1), ...more });
    await planOf(fiscalYear, "DRAFT");
    expect(await approving()).toBe("NOT_UP_FOR_APPROVAL");
    await act("proposePlan", { fiscalYear, version: 1 });
    expect(await approving({ contentHash: hashOf(fiscalYear, 2) })).toBe("PLAN_DIFFERS contentHash");
    await approve(fiscalYear, 1);
    expect(await approving()).toBe("ALREADY_APPROVED");
  });
});

describe("a plan is not in force", () => {
  const fiscalYear = 2033;
  beforeAll(async () => {
    await planOf(fiscalYear, "PROPOSED");
    await planOf(2034, "PROPOSED");
    await approve(fiscalYear, 1);
  });

  it.each<[string, string, () => Promise<string>]>([
    ["of another text", "PLAN_DIFFERS", () => receiptOf(fiscalYear, 1, { contentHash: hashOf(fiscalYear, 2) })],
    ["of the city's own approval", "RECEIPT_OF_FOREIGN_KEY", cityReceipt],
    ["of a key of neither's", "RECEIPT_OF_FOREIGN_KEY", foreignReceipt],
    [
      "that was altered",
      "RECEIPT_NOT_GENUINE",
      async () => alterReceipt(await receiptOf(2034, 1), { subject: "BusinessPlan:2033" }),
    ],
    ["of another year", "RECEIPT_OF_OTHER_THING", () => receiptOf(2034, 1)],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", () => receiptOf(fiscalYear, 2)],
    ["of minutes", "RECEIPT_OF_OTHER_ACT", () => receiptOf(fiscalYear, 1, { act: "approveMinutesForNation" })],
  ])("by a receipt %s: %s", async (_, code, receipt) => {
    const input = { fiscalYear, version: 1, nationalReceipt: await receipt() };
    expect(await refusal("bringPlanIntoForce", input)).toBe(`${code} nationalReceipt`);
  });

  async function cityReceipt(): Promise<string> {
    const { data } = await party.askAs(PLANNING, "{ businessPlan(fiscalYear: 2033) { cityApproval { receipt } } }");
    return data.businessPlan.cityApproval.receipt;
  }
  async function foreignReceipt(): Promise<string> {
    const contentHash = hashOf(fiscalYear, 1);
    const sealed = { act: "approvePlanForNation" as const, subject: "BusinessPlan:2033", version: 1, contentHash };
    return sealReceipt("NATIONAL", sealed, await foreignSeals());
  }

  it("before the city has approved it too", async () => {
    const input = { fiscalYear: 2034, version: 1, nationalReceipt: await receiptOf(2034, 1) };
    expect(await refusal("bringPlanIntoForce", input)).toBe("CITY_APPROVAL_MISSING");
  });

  it("by a statement that has not both approvals: the database holds to it too", async () => {
    const statement = `update business_plan set status = 'IN_FORCE', in_force_from = now() where fiscal_year = $1`;
    await expect(look.rows(statement, fiscalYear)).rejects.toMatchObject({ constraint: "approved_by_both" });
  });
});

describe.each(Object.entries(PLAN))("a plan that is %s", (status, legal) => {
  const ACTS = { PROPOSED: "proposePlan", IN_FORCE: "bringPlanIntoForce" };
  let fiscalYear: number;
  beforeAll(() => {
    fiscalYear = 2040 + 2 * Object.keys(PLAN).indexOf(status);
  });

  it.each(Object.entries(ACTS))("becomes %s as the state table says", async (to, name) => {
    const year = to === "PROPOSED" ? fiscalYear : fiscalYear + 1;
    await planOf(year, status === "REVISED" ? "PROPOSED" : status);
    if (status === "REVISED")
      await look.rows(
        "update business_plan set status = 'REVISED', in_force_from = now(), in_force_until = now() where fiscal_year = $1",
        year,
      );
    if (status === "PROPOSED") await approve(year, 1);
    if (status === "IN_FORCE") await look.rows("delete from kept_receipt where subject = $1", `BusinessPlan:${year}`);
    const receipt = to === "IN_FORCE" ? { nationalReceipt: await receiptOf(year, 1) } : {};
    const input = { fiscalYear: year, version: 1, ...receipt };
    if (legal.includes(to as never)) expect((await act(name, input)).userErrors).toEqual([]);
    else expect(await refusal(name, input)).toBe("ILLEGAL_TRANSITION");
  });
});
