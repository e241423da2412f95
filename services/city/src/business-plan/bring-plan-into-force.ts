import { refuse as refuseApproval } from "@aiwork/agreement/approval/approval-refusals";
import { hasApproved } from "@aiwork/agreement/approval/approve";
import { refuse } from "@aiwork/agreement/plan/plan-refusals";
import { parseOpenYear, planSubject } from "@aiwork/agreement/plan/plan-subject";
import { takeReceipt } from "@aiwork/agreement/receipt/take-receipt";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import type { BusinessPlanEntity } from "./business-plan.entity";
import { lockPlans, requireVersion } from "./lock-plan";
import { PLAN } from "./plan-transitions";
import type { Proposing } from "./propose-plan";
import { planKey } from "./read-business-plan";

export interface BringingIntoForce extends Proposing {
  nationalReceipt: string;
}

/**
 * Brings a plan into force once the city has approved it and the national side's receipt of its approval of the same
 * content is given. The version that was in force becomes REVISED.
 * @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, CITY_APPROVAL_MISSING, PLAN_DIFFERS and
 * the errors of a receipt
 */
export async function bringPlanIntoForce(db: EntityManager, input: BringingIntoForce, context: SubgraphContext) {
  const fiscalYear = parseOpenYear(input.fiscalYear, context.clock.today());
  const plans = await lockPlans(db, fiscalYear);
  const plan = requireVersion(plans, input.version);
  const { version, contentHash } = plan;
  const subject = planSubject(fiscalYear);
  const { contentHash: approved } = await takeReceipt(db, context, {
    sealed: input.nationalReceipt,
    field: "nationalReceipt",
    awaited: { act: "approvePlanForNational", subject, version },
  });
  // guard: plan-comes-into-force-on-national-approval
  if (approved !== contentHash) throw refuse("PLAN_DIFFERS").at("nationalReceipt");
  // guard: plan-comes-into-force-along-states
  requireTransition(PLAN, plan.status, "IN_FORCE", null);
  // guard: plan-comes-into-force-when-city
  if (!(await hasApproved(db, { act: "approvePlanForCity", subject, version, contentHash })))
    throw refuseApproval("CITY_APPROVAL_MISSING");
  const before = plans.find(({ status }) => status === "IN_FORCE");
  // guard: one-plan-is-in-force-in-year
  if (before) await change(db, context, before, "REVISED", "in_force_until");
  await change(db, context, plan, "IN_FORCE", "in_force_from");
  return { planKey: planKey(plan) };
}

async function change(
  db: EntityManager,
  { caller }: SubgraphContext,
  { id, status }: BusinessPlanEntity,
  to: BusinessPlanEntity["status"],
  since: "in_force_from" | "in_force_until",
): Promise<void> {
  await db.query(`update business_plan set status = $2, ${since} = now() where id = $1`, [id, to]);
  await recordChange(db, caller, { subjectId: id, from: status, to });
}
