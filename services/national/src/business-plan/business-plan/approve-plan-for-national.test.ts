import { receiptSchema } from "@aiwork/agreement/agreement/receipt/receipt";
import { planContentHash } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { countRows, NATIONAL_PLANNING, nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TARGETS = [
  { servicePointId: "shiroishi", measure: "USERS" as const, value: 15000 },
  { servicePointId: "shiroishi", measure: "PLACEMENTS" as const, value: 700 },
  { servicePointId: "teine", measure: "PLACEMENTS" as const, value: 300 },
];
const planOf = (fiscalYear: number, version = 1, targets = TARGETS) => ({
  fiscalYear,
  version,
  targets,
  contentHash: planContentHash(fiscalYear, version, targets),
});
const approve = (input: object) =>
  nationalMutation(
    party,
    "approvePlanForNational",
    "businessPlan { fiscalYear version nationalApproval { party subject version contentHash approvedOn by { role } receipt } }",
  )(NATIONAL_PLANNING, input);
const TABLES = ["approved_plan", "approved_target", "approval"];

async function targetsIn(fiscalYear: number, asOf = "2100-01-01T00:00:00.000Z"): Promise<unknown> {
  const { data } = await party.askAs(
    NATIONAL_PLANNING,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress { placements { annualTarget } } } }`,
    {
      of: ["shiroishi", "teine"].map((servicePointId) => {
        return { __typename: "ServicePointProgress", servicePointId, fiscalYear, through: `${fiscalYear}-04`, asOf };
      }),
    },
  );
  return data._entities.map((one: { placements: { annualTarget: number } }) => one.placements.annualTarget);
}

describe("approvePlanForNational", () => {
  it("approves the whole plan with a receipt and stores the placement targets", async () => {
    const plan = planOf(2020);
    const { businessPlan, userErrors } = await approve(plan);
    expect(userErrors).toEqual([]);
    const { receipt, ...approval } = businessPlan.nationalApproval;
    expect(approval).toEqual({
      party: "NATIONAL",
      subject: "BusinessPlan:2020",
      version: 1,
      contentHash: plan.contentHash,
      approvedOn: "2013-10-31",
      by: { role: "national.planning" },
    });
    const [, body = ""] = receipt.split(".");
    expect(receiptSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()))).toMatchObject({
      act: "approvePlanForNational",
      party: "NATIONAL",
      contentHash: plan.contentHash,
    });
    expect(await targetsIn(2020)).toEqual([700, 300]);
  });

  it("counts against the latest approved version, and against the earlier one for a report as of an earlier time", async () => {
    await approve(planOf(2021));
    const [{ now }] = await party.database.dataSource.query("select now()::text");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await approve(planOf(2021, 2, [{ servicePointId: "teine", measure: "PLACEMENTS", value: 310 }]));
    expect(await targetsIn(2021)).toEqual([null, 310]);
    expect(await targetsIn(2021, new Date(now).toISOString())).toEqual([700, 300]);
  });

  it.each<[string, object, string, string | null]>([
    ["with another hash", { contentHash: planContentHash(2022, 2, TARGETS) }, "PLAN_DIFFERS", "contentHash"],
    ["with other targets", { targets: TARGETS.slice(1) }, "PLAN_DIFFERS", "contentHash"],
    ["with version 0", { ...planOf(2022, 0) }, "PLAN_DIFFERS", "contentHash"],
    ["without targets", { targets: [] }, "TARGETS_REQUIRED", "targets"],
    ["for a year that is over", planOf(2012, 2), "FISCAL_YEAR_OVER", "fiscalYear"],
    ["given already", planOf(2020), "ALREADY_APPROVED", null],
    ["given before receipts existed", planOf(2013), "ALREADY_APPROVED", null],
  ])("refuses an approval %s and stores nothing", async (_, more, code, field) => {
    const before = await countRows(party, ...TABLES);
    expect(onlyUserError(await approve({ ...planOf(2022), ...more }))).toEqual([code, field]);
    expect(await countRows(party, ...TABLES)).toEqual(before);
  });
});
