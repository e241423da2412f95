import { type Receipt, receiptSchema } from "@aiwork/agreement/agreement/receipt/receipt";
import { planContentHash } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { countRows, NATIONAL_PLANNING, nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { foreignReceiptSigner } from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TARGETS = [
  { servicePointId: "shiroishi", indicator: "USERS", value: 15000 },
  { servicePointId: "shiroishi", indicator: "PLACED_PERSONS", value: 700 },
  { servicePointId: "teine", indicator: "PLACED_PERSONS", value: 300 },
];
const LARGE = { servicePointId: "shiroishi", indicator: "PLACED_PERSONS", value: 10_000_000 };
const UNLISTED = { servicePointId: "shiroishi", indicator: "PLACEMENTS", value: 700 };
const planOf = (fiscalYear: number, version = 1, targets = TARGETS) => ({
  fiscalYear,
  version,
  targets,
  contentHash: planContentHash(fiscalYear, version, targets),
});
/** The city's receipt of its proposal of a version. */
const proposalOf = ({ fiscalYear, version, contentHash }: ReturnType<typeof planOf>, more: Partial<Receipt> = {}) =>
  signReceipt("CITY", { act: "proposePlan", subject: `BusinessPlan:${fiscalYear}`, version, contentHash, ...more });
const approve = async ({ proposalReceipt, ...plan }: ReturnType<typeof planOf> & { proposalReceipt?: string }) =>
  nationalMutation(
    party,
    "approvePlanForNational",
    "businessPlan { fiscalYear version nationalApproval { party subject version contentHash approvedOn by { role } receipt } }",
  )(NATIONAL_PLANNING, { ...plan, proposalReceipt: proposalReceipt ?? (await proposalOf(plan)) });
const TABLES = ["approved_plan", "approved_target", "approval", "kept_receipt"];

async function targetsIn(fiscalYear: number, planVersion: number): Promise<unknown> {
  const key = { fiscalYear, through: `${fiscalYear}-04`, asOf: new Date().toISOString(), planVersion };
  const { data } = await party.askAs(
    NATIONAL_PLANNING,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress { placedPersons { annualTarget } } } }`,
    {
      of: ["shiroishi", "teine"].map((servicePointId) => {
        return { __typename: "ServicePointProgress", servicePointId, ...key };
      }),
    },
  );
  return data._entities.map((one: { placedPersons: { annualTarget: number } }) => one.placedPersons.annualTarget);
}

describe("approvePlanForNational", () => {
  it("approves the whole plan with a receipt and stores the targets of its own indicators", async () => {
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
    expect(await targetsIn(2020, 1)).toEqual([700, 300]);
  });

  it("counts against the version in force, whichever was approved since", async () => {
    await approve(planOf(2021));
    await approve(planOf(2021, 2, [{ servicePointId: "teine", indicator: "PLACED_PERSONS", value: 310 }]));
    expect(await targetsIn(2021, 1)).toEqual([700, 300]);
    expect(await targetsIn(2021, 2)).toEqual([null, 310]);
  });

  it.each<[string, string, () => Promise<string>]>([
    ["of its draft alone", "RECEIPT_UNREADABLE", async () => "draft"],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", () => proposalOf(planOf(2023, 2))],
    ["of another year", "RECEIPT_OF_OTHER_THING", () => proposalOf(planOf(2024))],
    ["of another text", "PLAN_DIFFERS", () => proposalOf(planOf(2023), { contentHash: "0".repeat(64) })],
    ["of the city's approval", "RECEIPT_OF_OTHER_ACT", () => proposalOf(planOf(2023), { act: "approvePlanForCity" })],
    ["of a key of neither's", "RECEIPT_OF_FOREIGN_KEY", foreignReceipt],
  ])("refuses an approval by a receipt %s: %s", async (_, code, receipt) => {
    const before = await countRows(party, ...TABLES);
    const approving = approve({ ...planOf(2023), proposalReceipt: await receipt() });
    expect(onlyUserError(await approving)).toEqual([code, "proposalReceipt"]);
    expect(await countRows(party, ...TABLES)).toEqual(before);
  });

  async function foreignReceipt(): Promise<string> {
    const { contentHash } = planOf(2023);
    const document = { act: "proposePlan" as const, subject: "BusinessPlan:2023", version: 1, contentHash };
    return signReceipt("CITY", document, await foreignReceiptSigner());
  }

  it.each<[string, object, string, string | null]>([
    ["with another hash", { contentHash: planContentHash(2022, 2, TARGETS) }, "PLAN_DIFFERS", "contentHash"],
    ["with other targets", { targets: TARGETS.slice(1) }, "PLAN_DIFFERS", "contentHash"],
    ["with version 0", { ...planOf(2022, 0) }, "PLAN_DIFFERS", "contentHash"],
    ["with a target beyond its bound", planOf(2022, 1, [LARGE]), "TARGET_TOO_LARGE", "targets.0.value"],
    ["of an indicator that is not listed", planOf(2022, 1, [UNLISTED]), "NO_SUCH_INDICATOR", "targets.0.indicator"],
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
