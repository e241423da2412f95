import { planContentHash } from "@aiwork/agreement/plan/plan-content-hash";
import type { Receipt } from "@aiwork/agreement/receipt/receipt";
import { sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { type actAndLook, SECRETARIAT } from "./act-and-look";

export const TARGETS = [
  { servicePointId: "shiroishi", measure: "USERS" as const, value: 15000 },
  { servicePointId: "shiroishi", measure: "PLACEMENTS" as const, value: 700 },
];
const FIELDS = `businessPlan { fiscalYear version status contentHash changeReason targets { servicePointId measure value }
  cityApproval { party subject version contentHash approvedOn by { role } receipt } history { from to reason } }`;
export const hashOf = (fiscalYear: number, version: number, targets = TARGETS) =>
  planContentHash(fiscalYear, version, targets);
export const receiptOf = (fiscalYear: number, version: number, more: Partial<Receipt> = {}) =>
  sealReceipt("NATIONAL", {
    act: "approvePlanForNational",
    subject: `BusinessPlan:${fiscalYear}`,
    version,
    contentHash: hashOf(fiscalYear, version),
    ...more,
  });

/** The mutations of a year's plan, as the secretariat runs them. */
export function planActs(look: ReturnType<typeof actAndLook>) {
  const act = (name: string, input: object) => look.act(SECRETARIAT, name, { ...input }, FIELDS);
  const refusal = (name: string, input: object) => look.refusal(SECRETARIAT, name, { ...input });
  const draft = (fiscalYear: number, more: object = {}) =>
    act("draftPlan", { fiscalYear, targets: TARGETS, changeReason: "実績を踏まえた見直し", ...more });
  const approve = (fiscalYear: number, version: number) =>
    act("approvePlanForCity", { fiscalYear, version, contentHash: hashOf(fiscalYear, version) });
  const bring = async (fiscalYear: number, version: number) =>
    act("bringPlanIntoForce", { fiscalYear, version, nationalReceipt: await receiptOf(fiscalYear, version) });
  /** Brings the first version of a year's plan to the given status. */
  async function planOf(fiscalYear: number, status: string): Promise<void> {
    await draft(fiscalYear);
    if (status === "DRAFT") return;
    await act("proposePlan", { fiscalYear, version: 1 });
    if (status === "PROPOSED") return;
    await approve(fiscalYear, 1);
    await bring(fiscalYear, 1);
  }
  return { act, refusal, draft, approve, bring, planOf };
}
