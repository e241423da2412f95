import type { FiscalYear } from "@aiwork/agreement/calendar/fiscal-year";
import { refuse } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { EntityManager } from "typeorm";
import { BusinessPlanEntity } from "./business-plan.entity";

/** The versions of a year's plan, oldest first, locked until the transaction ends. */
export async function lockPlans(db: EntityManager, fiscalYear: FiscalYear): Promise<BusinessPlanEntity[]> {
  await db.query("select pg_advisory_xact_lock(hashtext('aiwork:business-plan'), $1)", [fiscalYear]);
  return db.query(
    `select ${columnsOf(BusinessPlanEntity)} from business_plan where fiscal_year = $1 order by version for update`,
    [fiscalYear],
  );
}

/** The version that the caller read, unless a later one was proposed. @throws NO_SUCH_RECORD, VERSION_CONFLICT */
// guard: version-is-not-there-is-not-acted
export function requireVersion(plans: readonly BusinessPlanEntity[], version: number): BusinessPlanEntity {
  if (plans.length === 0) throw refuse("NO_SUCH_RECORD").at("fiscalYear");
  const plan = plans.find((one) => one.version === version);
  const isOvertaken = plans.some((one) => one.version > version && one.status !== "DRAFT");
  // guard: version-later-one-has-overtaken
  if (!plan || isOvertaken) throw refuse("VERSION_CONFLICT").at("version");
  return plan;
}
