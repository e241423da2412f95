import { parseOpenYear } from "@aiwork/agreement/plan/plan-subject";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockPlans, requireVersion } from "./lock-plan";
import { PLAN } from "./plan-transitions";
import { planKey } from "./read-business-plan";

export interface Proposing extends ActInput {
  fiscalYear: number;
  version: number;
}

/** @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION */
export async function proposePlan(db: EntityManager, input: Proposing, { caller, clock }: SubgraphContext) {
  const fiscalYear = parseOpenYear(input.fiscalYear, clock.today());
  const plan = requireVersion(await lockPlans(db, fiscalYear), input.version);
  // guard: plan-is-proposed-along-states
  requireTransition(PLAN, plan.status, "PROPOSED", null);
  await db.query("update business_plan set status = 'PROPOSED', proposed_at = now() where id = $1", [plan.id]);
  await recordChange(db, caller, { subjectId: plan.id, from: plan.status, to: "PROPOSED" });
  return { planKey: planKey(plan) };
}
