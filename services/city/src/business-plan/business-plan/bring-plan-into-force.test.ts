import { alterReceipt, signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { businessPlanMutations, hashOfPlan, receiptOfPlan } from "@aiwork/kit/city/business-plan-mutations";
import { cityMutations, PLANNING_AT_CITY } from "@aiwork/kit/city/send-city-mutation";
import { foreignReceiptSigner } from "@aiwork/kit/receipts/test-receipt-signers";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { PLAN_TRANSITIONS } from "./business-plan.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let plans: ReturnType<typeof businessPlanMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  plans = businessPlanMutations(mutations);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("bringPlanIntoForce", () => {
  const fiscalYear = 2033;
  beforeAll(async () => {
    await plans.planOf(fiscalYear, "PROPOSED");
    await plans.planOf(2034, "PROPOSED");
    await plans.approve(fiscalYear, 1);
  });

  it.each<[string, string, () => Promise<string>]>([
    ["of another text", "PLAN_DIFFERS", () => receiptOfPlan(fiscalYear, 1, { contentHash: hashOfPlan(fiscalYear, 2) })],
    ["of the city's own approval", "RECEIPT_OF_FOREIGN_KEY", cityReceipt],
    ["of a key of neither's", "RECEIPT_OF_FOREIGN_KEY", foreignReceipt],
    [
      "that was altered",
      "RECEIPT_NOT_GENUINE",
      async () => alterReceipt(await receiptOfPlan(2034, 1), { subject: "BusinessPlan:2033" }),
    ],
    ["of another year", "RECEIPT_OF_OTHER_THING", () => receiptOfPlan(2034, 1)],
    ["of another version", "RECEIPT_OF_OTHER_VERSION", () => receiptOfPlan(fiscalYear, 2)],
    ["of minutes", "RECEIPT_OF_OTHER_ACT", () => receiptOfPlan(fiscalYear, 1, { act: "approveMinutesForNational" })],
  ])("refuses to bring a plan into force by a receipt %s: %s", async (_, code, receipt) => {
    const input = { fiscalYear, version: 1, nationalReceipt: await receipt() };
    expect(await plans.userError("bringPlanIntoForce", input)).toBe(`${code} nationalReceipt`);
  });

  async function cityReceipt(): Promise<string> {
    const { data } = await party.askAs(
      PLANNING_AT_CITY,
      "{ businessPlan(fiscalYear: 2033) { cityApproval { receipt } } }",
    );
    return data.businessPlan.cityApproval.receipt;
  }
  async function foreignReceipt(): Promise<string> {
    const contentHash = hashOfPlan(fiscalYear, 1);
    const document = { act: "approvePlanForNational" as const, subject: "BusinessPlan:2033", version: 1, contentHash };
    return signReceipt("NATIONAL", document, await foreignReceiptSigner());
  }

  it("refuses to bring a plan into force before the city has approved it", async () => {
    const input = { fiscalYear: 2034, version: 1, nationalReceipt: await receiptOfPlan(2034, 1) };
    expect(await plans.userError("bringPlanIntoForce", input)).toBe("CITY_APPROVAL_MISSING");
  });

  it("refuses in the database to bring a plan into force without both approvals", async () => {
    const statement = `update business_plan set status = 'IN_FORCE', in_force_from = now() where fiscal_year = $1`;
    await expect(mutations.rows(statement, fiscalYear)).rejects.toMatchObject({ constraint: "approved_by_both" });
  });
});

describe.each(Object.entries(PLAN_TRANSITIONS))("a plan that is %s", (status, legal) => {
  const ACTS = { PROPOSED: "proposePlan", IN_FORCE: "bringPlanIntoForce" };
  let fiscalYear: number;
  beforeAll(() => {
    fiscalYear = 2040 + 2 * Object.keys(PLAN_TRANSITIONS).indexOf(status);
  });

  it.each(Object.entries(ACTS))(
    "changes a plan's status to %s exactly where the transitions allow it",
    async (to, name) => {
      const year = to === "PROPOSED" ? fiscalYear : fiscalYear + 1;
      await plans.planOf(year, status === "REVISED" ? "PROPOSED" : status);
      if (status === "REVISED")
        await mutations.rows(
          "update business_plan set status = 'REVISED', in_force_from = now(), in_force_until = now() where fiscal_year = $1",
          year,
        );
      if (status === "PROPOSED") await plans.approve(year, 1);
      if (status === "IN_FORCE")
        await mutations.rows("delete from kept_receipt where subject = $1", `BusinessPlan:${year}`);
      const receipt = to === "IN_FORCE" ? { nationalReceipt: await receiptOfPlan(year, 1) } : {};
      const input = { fiscalYear: year, version: 1, ...receipt };
      if (legal.includes(to as never)) expect((await plans.mutate(name, input)).userErrors).toEqual([]);
      else expect(await plans.userError(name, input)).toBe("ILLEGAL_TRANSITION version");
    },
  );
});
