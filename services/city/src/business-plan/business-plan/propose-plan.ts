import { approveDocument } from "@aiwork/agreement/agreement/approval/approve";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOpenFiscalYear, planSubject } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ProposePlanInput } from "../../generated/resolvers";
import { PLAN_TRANSITIONS } from "./business-plan.entity";
import { lockPlans, planKey, requirePlanVersion } from "./business-plan.queries";

/**
 * Proposes a draft to both parties. The national side approves it by the receipt, since it cannot see the city's plans.
 * @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION
 */
export async function proposePlan(db: EntityManager, input: ProposePlanInput, context: SubgraphContext) {
  const fiscalYear = parseOpenFiscalYear(input.fiscalYear, context.clock.today());
  const plan = requirePlanVersion(await lockPlans(db, fiscalYear), input.version);
  // guard: plan-is-proposed-along-states
  requireTransition(PLAN_TRANSITIONS, plan.status, "PROPOSED", "version");
  const { version, contentHash } = plan;
  await approveDocument(db, context, { act: "proposePlan", subject: planSubject(fiscalYear), version, contentHash });
  await db.query("update business_plan set status = 'PROPOSED' where id = $1", [plan.id]);
  await recordStateChange(db, context.caller, { subjectId: plan.id, from: plan.status, to: "PROPOSED" });
  return { planKey: planKey(plan) };
}
