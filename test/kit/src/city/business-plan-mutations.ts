import type { Receipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { planContentHash } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { signReceipt } from "../agreement/sign-receipt";
import { CITY_SECRETARIAT, type cityMutations } from "./send-city-mutation";

export const PLAN_TARGETS_OF_TEST = [
  { servicePointId: "shiroishi", indicator: "USERS", value: 15000 },
  { servicePointId: "shiroishi", indicator: "PLACED_PERSONS", value: 700 },
];
const FIELDS = `businessPlan { fiscalYear version status contentHash changeReason proposalReceipt targets { servicePointId indicator { code } value }
  cityApproval { party subject version contentHash approvedOn by { role } receipt } history { from to reason } }`;
export const hashOfPlan = (fiscalYear: number, version: number, targets = PLAN_TARGETS_OF_TEST) =>
  planContentHash(fiscalYear, version, targets);
export const receiptOfPlan = (fiscalYear: number, version: number, more: Partial<Receipt> = {}) =>
  signReceipt("NATIONAL", {
    act: "approvePlanForNational",
    subject: `BusinessPlan:${fiscalYear}`,
    version,
    contentHash: hashOfPlan(fiscalYear, version),
    ...more,
  });

/** The mutations of a year's plan, as the secretariat runs them. */
export function businessPlanMutations(mutations: ReturnType<typeof cityMutations>) {
  const mutate = (name: string, input: object) => mutations.mutate(CITY_SECRETARIAT, name, { ...input }, FIELDS);
  const userError = (name: string, input: object) => mutations.userError(CITY_SECRETARIAT, name, { ...input });
  const draft = (fiscalYear: number, more: object = {}) =>
    mutate("draftPlan", { fiscalYear, targets: PLAN_TARGETS_OF_TEST, changeReason: "実績を踏まえた見直し", ...more });
  const approve = (fiscalYear: number, version: number) =>
    mutate("approvePlanForCity", { fiscalYear, version, contentHash: hashOfPlan(fiscalYear, version) });
  const bring = async (fiscalYear: number, version: number) =>
    mutate("bringPlanIntoForce", { fiscalYear, version, nationalReceipt: await receiptOfPlan(fiscalYear, version) });
  /** Brings the first version of a year's plan to the given status. */
  async function planOf(fiscalYear: number, status: string): Promise<void> {
    await draft(fiscalYear);
    if (status === "DRAFT") return;
    await mutate("proposePlan", { fiscalYear, version: 1 });
    if (status === "PROPOSED") return;
    await approve(fiscalYear, 1);
    await bring(fiscalYear, 1);
  }
  return { mutate, userError, draft, approve, bring, planOf };
}
