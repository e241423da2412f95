import type { FiscalYear } from "@aiwork/agreement/calendar/fiscal-year";
import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { BusinessPlanEntity, type PlanStatus } from "./business-plan.entity";
import { PlanTargetEntity } from "./plan-target.entity";

/** In SQL: the status of a version at the instant $3. The row's own status is the current one. */
const STATUS_THEN = `case
    when in_force_until <= $3 then 'REVISED' when in_force_from <= $3 then 'IN_FORCE'
    when proposed_at <= $3 then 'PROPOSED' when status = 'PROPOSED' and proposed_at is null then 'PROPOSED'
    else 'DRAFT' end`;
const PLAN: Statement = {
  name: "business-plan",
  text: `select plan.* from (
      select ${columnsOf(BusinessPlanEntity)}, ${STATUS_THEN} as "statusThen" from business_plan
      where fiscal_year = $1 and ($2::int is null or version = $2) and recorded_at <= $3
    ) as plan order by (plan."statusThen" = 'IN_FORCE') desc, plan.version desc limit 1`,
};
const PLANS: Statement = {
  name: "business-plans",
  text: `select distinct on (fiscal_year) ${columnsOf(BusinessPlanEntity)} from business_plan
    where fiscal_year between $1 and $2
    order by fiscal_year, (status = 'IN_FORCE') desc, version desc`,
};
const BY_KEY: Statement = {
  name: "business-plans-by-key",
  text: `select ${columnsOf(BusinessPlanEntity)} from business_plan
    where fiscal_year || ' ' || version = any ($1)`,
};
const TARGETS: Statement = {
  name: "plan-targets",
  text: `select ${columnsOf(PlanTargetEntity, "plan_target")} from plan_target join service_point on id = service_point_id
    where fiscal_year || ' ' || version = any ($1) order by opened_on, ward_code, measure desc`,
};

/** The given version, or else the version in force, or else the latest, as known at `asOf`. */
export async function readBusinessPlan(
  database: Desk,
  fiscalYear: FiscalYear,
  version: number | null,
  asOf: string,
): Promise<BusinessPlanEntity | null> {
  const [plan] = await database.read<BusinessPlanEntity & { statusThen: PlanStatus }>(PLAN, [
    fiscalYear,
    version,
    asOf,
  ]);
  // guard: plan-is-given-as-stood
  return plan ? { ...plan, status: plan.statusThen } : null;
}

/** One plan for each year: the version in force, or else the latest. */
export function readBusinessPlans(database: Desk, from: FiscalYear, to: FiscalYear): Promise<BusinessPlanEntity[]> {
  return database.read(PLANS, [from, to]);
}

export type ActedOnPlan = ActedOn<"planKey">;

export function planKey({ fiscalYear, version }: { fiscalYear: number; version: number }): string {
  return `${fiscalYear} ${version}`;
}

export const businessPlanByKey = requestLoader<SubgraphContext, string, BusinessPlanEntity>(
  ({ database }, keys) => database.read(BY_KEY, [keys]),
  planKey,
);

export const targetsOfPlan = groupLoader<SubgraphContext, string, PlanTargetEntity>(
  ({ database }, keys) => database.read(TARGETS, [keys]),
  planKey,
);
