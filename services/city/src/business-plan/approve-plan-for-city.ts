import { refuse as refuseApproval } from "@aiwork/agreement/approval/approval-refusals";
import { approve } from "@aiwork/agreement/approval/approve";
import { refuse } from "@aiwork/agreement/plan/plan-refusals";
import { parseOpenYear, planSubject } from "@aiwork/agreement/plan/plan-subject";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockPlans, requireVersion } from "./lock-plan";
import type { Proposing } from "./propose-plan";
import { planKey } from "./read-business-plan";

export interface Approving extends Proposing {
  contentHash: string;
}

/**
 * Records the city's approval of a proposed plan and issues the receipt for it.
 * @throws FISCAL_YEAR_OVER, NO_SUCH_RECORD, VERSION_CONFLICT, NOT_UP_FOR_APPROVAL, PLAN_DIFFERS, ALREADY_APPROVED
 */
export async function approvePlanForCity(db: EntityManager, input: Approving, context: SubgraphContext) {
  const fiscalYear = parseOpenYear(input.fiscalYear, context.clock.today());
  const plan = requireVersion(await lockPlans(db, fiscalYear), input.version);
  const { version, contentHash } = plan;
  // guard: city-approves-what-has-been-proposed
  if (plan.status !== "PROPOSED") throw refuseApproval("NOT_UP_FOR_APPROVAL");
  // guard: city-approves-plans-own-text
  if (contentHash !== input.contentHash) throw refuse("PLAN_DIFFERS").at("contentHash");
  await approve(db, context, { act: "approvePlanForCity", subject: planSubject(fiscalYear), version, contentHash });
  return { planKey: planKey(plan) };
}
