import { planContentHash } from "@aiwork/agreement/plan/plan-content-hash";
import { printedTargets } from "@aiwork/agreement/progress/printed-table";
import type { EntityManager } from "typeorm";
import { ApprovedPlanEntity } from "./approved-plan.entity";
import { ApprovedTargetEntity } from "./approved-target.entity";

/** The hash covers the whole plan; the national side stores only the placement targets. */
export async function seedApprovedPlans(db: EntityManager): Promise<void> {
  for (const fiscalYear of [2012, 2013] as const) {
    const plan = { fiscalYear, version: 1 };
    const targets = printedTargets(fiscalYear);
    await db.insert(ApprovedPlanEntity, { ...plan, contentHash: planContentHash(fiscalYear, 1, targets) });
    await db.insert(
      ApprovedTargetEntity,
      targets.flatMap(({ measure, ...target }) => (measure === "PLACEMENTS" ? [{ ...plan, ...target }] : [])),
    );
  }
}
