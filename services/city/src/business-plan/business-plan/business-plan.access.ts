import { isStaff } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { BusinessPlanEntity } from "./business-plan.entity";

/** Whether both parties have approved this version. Before that, it is a joint document that only their staff see. */
export function isAgreedPlan({ status }: Pick<BusinessPlanEntity, "status">): boolean {
  // guard: plan-in-force-is-agreed
  return status === "IN_FORCE" || status === "REVISED";
}

export const businessPlanAccess = {
  BusinessPlan: {
    // guard: plan-is-public-once-agreed
    isPublished: (plan, { caller }) => isAgreedPlan(plan) || isStaff(caller),
  } satisfies RecordAccess<BusinessPlanEntity>,
};
