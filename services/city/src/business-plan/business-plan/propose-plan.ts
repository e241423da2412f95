import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOpenFiscalYear } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ProposePlanInput } from "../../generated/resolvers";
import { PLAN_TRANSITIONS } from "./business-plan.entity";
import { lockPlans, planKey, requirePlanVersion } from "./business-plan.queries";

/** @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION */
export async function proposePlan(db: EntityManager, input: ProposePlanInput, { caller, clock }: SubgraphContext) {
  const fiscalYear = parseOpenFiscalYear(input.fiscalYear, clock.today());
  const plan = requirePlanVersion(await lockPlans(db, fiscalYear), input.version);
  // guard: plan-is-proposed-along-states
  requireTransition(PLAN_TRANSITIONS, plan.status, "PROPOSED", null);
  await db.query("update business_plan set status = 'PROPOSED', proposed_at = now() where id = $1", [plan.id]);
  await recordStateChange(db, caller, { subjectId: plan.id, from: plan.status, to: "PROPOSED" });
  return { planKey: planKey(plan) };
}
