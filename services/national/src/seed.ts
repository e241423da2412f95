import { seedServicePoints } from "@aiwork/agreement/service-point/service-points.seed";
import type { EntityManager } from "typeorm";
import { seedApprovedPlans } from "./business-plan/approved-plans.seed";
import { seedReportedPlacements } from "./plan-progress/reported-placements.seed";
import { seedNationalStaffing } from "./service-point/staffing.seed";
import { seedSupportCaseRemarks } from "./support-case/support-case-remarks.seed";

/** The data that the source document states, and nothing else. */
export async function seed(db: EntityManager): Promise<void> {
  await seedServicePoints(db);
  await seedNationalStaffing(db);
  await seedApprovedPlans(db);
  await seedReportedPlacements(db);
  await seedSupportCaseRemarks(db);
}
