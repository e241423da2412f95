import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { approveDocument } from "@aiwork/agreement/agreement/approval/approve";
import { parseOpenFiscalYear, planSubject } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { businessPlanError } from "@aiwork/agreement/business-plan/business-plan/business-plan.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApprovePlanForCityInput } from "../../generated/resolvers";
import { lockPlans, planKey, requirePlanVersion } from "./business-plan.queries";

/**
 * Records the city's approval of a proposed plan and issues the receipt for it.
 * @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, NOT_UP_FOR_APPROVAL, PLAN_DIFFERS, ALREADY_APPROVED
 */
export async function approvePlanForCity(db: EntityManager, input: ApprovePlanForCityInput, context: SubgraphContext) {
  const fiscalYear = parseOpenFiscalYear(input.fiscalYear, context.clock.today());
  const plan = requirePlanVersion(await lockPlans(db, fiscalYear), input.version);
  const { version, contentHash } = plan;
  // guard: city-approves-what-has-been-proposed
  if (plan.status !== "PROPOSED") throw approvalError("NOT_UP_FOR_APPROVAL");
  // guard: city-approves-plans-own-text
  if (contentHash !== input.contentHash) throw businessPlanError("PLAN_DIFFERS").at("contentHash");
  await approveDocument(db, context, {
    act: "approvePlanForCity",
    subject: planSubject(fiscalYear),
    version,
    contentHash,
  });
  return { planKey: planKey(plan) };
}
