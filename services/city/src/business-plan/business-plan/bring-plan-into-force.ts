import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { hasApprovedDocument } from "@aiwork/agreement/agreement/approval/approve";
import { acceptReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOpenFiscalYear, planSubject } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { businessPlanError } from "@aiwork/agreement/business-plan/business-plan/business-plan.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { BringPlanIntoForceInput } from "../../generated/resolvers";
import { type BusinessPlanEntity, PLAN_TRANSITIONS } from "./business-plan.entity";
import { lockPlans, planKey, requirePlanVersion } from "./business-plan.queries";

/**
 * Brings a plan into force once the city has approved it and the national side's receipt of its approval of the same
 * content is given. The version that was in force becomes REVISED.
 * @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, CITY_APPROVAL_MISSING, PLAN_DIFFERS and
 * the errors of a receipt
 */
export async function bringPlanIntoForce(db: EntityManager, input: BringPlanIntoForceInput, context: SubgraphContext) {
  const fiscalYear = parseOpenFiscalYear(input.fiscalYear, context.clock.today());
  const plans = await lockPlans(db, fiscalYear);
  const plan = requirePlanVersion(plans, input.version);
  const { version, contentHash } = plan;
  const subject = planSubject(fiscalYear);
  const { contentHash: approved } = await acceptReceipt(db, context, {
    receipt: input.nationalReceipt,
    field: "nationalReceipt",
    expected: { act: "approvePlanForNational", subject, version },
  });
  // guard: plan-comes-into-force-on-national-approval
  if (approved !== contentHash) throw businessPlanError("PLAN_DIFFERS").at("nationalReceipt");
  // guard: plan-comes-into-force-along-states
  requireTransition(PLAN_TRANSITIONS, plan.status, "IN_FORCE", "version");
  // guard: plan-comes-into-force-when-city
  if (!(await hasApprovedDocument(db, { act: "approvePlanForCity", subject, version, contentHash })))
    throw approvalError("CITY_APPROVAL_MISSING");
  const before = plans.find(({ status }) => status === "IN_FORCE");
  // guard: one-plan-is-in-force-in-year
  if (before) await changePlanStatus(db, context, before, "REVISED");
  await changePlanStatus(db, context, plan, "IN_FORCE");
  return { planKey: planKey(plan) };
}

/** The database sets since when. */
async function changePlanStatus(
  db: EntityManager,
  { caller }: SubgraphContext,
  { id, status }: BusinessPlanEntity,
  to: BusinessPlanEntity["status"],
): Promise<void> {
  await db.query("update business_plan set status = $2 where id = $1", [id, to]);
  await recordStateChange(db, caller, { subjectId: id, from: status, to });
}
