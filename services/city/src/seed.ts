import { seedServicePoints } from "@aiwork/agreement/service-point/service-points.seed";
import type { EntityManager } from "typeorm";
import { seedAgreement } from "./agreement/agreement.seed";
import { seedBusinessPlans } from "./business-plan/business-plan.seed";
import { seedOperatingCouncil } from "./operating-council/operating-council.seed";
import { seedReportedUsers } from "./plan-progress/reported-users.seed";
import { seedCityStaffing } from "./service-point/staffing.seed";
import { seedSupportCases } from "./support-case/support-cases.seed";

/** The data that the source states, and nothing else. */
export async function seed(db: EntityManager): Promise<void> {
  await seedServicePoints(db);
  await seedCityStaffing(db);
  await seedAgreement(db);
  await seedOperatingCouncil(db);
  await seedBusinessPlans(db);
  await seedReportedUsers(db);
  await seedSupportCases(db);
}
