import { randomUUID } from "node:crypto";
import { planContentHash } from "@aiwork/agreement/plan/plan-content-hash";
import { printedTargets } from "@aiwork/agreement/progress/printed-table";
import type { EntityManager } from "typeorm";
import { BusinessPlanEntity } from "./business-plan.entity";
import { PlanTargetEntity } from "./plan-target.entity";

export async function seedBusinessPlans(db: EntityManager): Promise<void> {
  for (const fiscalYear of [2012, 2013] as const) {
    const plan = { fiscalYear, version: 1 };
    const targets = printedTargets(fiscalYear);
    const contentHash = planContentHash(fiscalYear, 1, targets);
    const inForce = { status: "IN_FORCE" as const, inForceFrom: () => "now()" };
    await db.insert(BusinessPlanEntity, { ...plan, ...inForce, id: randomUUID(), contentHash, changeReason: null });
    await db.insert(
      PlanTargetEntity,
      targets.map((target) => ({ ...plan, ...target })),
    );
  }
}
