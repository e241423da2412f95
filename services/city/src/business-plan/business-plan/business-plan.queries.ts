import type { FiscalYear } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { businessPlanError } from "@aiwork/agreement/business-plan/business-plan/business-plan.errors";
import { indicators } from "@aiwork/agreement/business-plan/indicator/indicators";
import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader, requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { BusinessPlanEntity, type PlanStatus, PlanTargetEntity } from "./business-plan.entity";

/** In SQL: the status of a version at the instant $3. The row's own status is the current one. */
const STATUS_AS_OF = `case
    when in_force_until <= $3 then 'REVISED' when in_force_from <= $3 then 'IN_FORCE'
    when proposed_at <= $3 then 'PROPOSED' when status = 'PROPOSED' and proposed_at is null then 'PROPOSED'
    else 'DRAFT' end`;
const BUSINESS_PLAN: Statement = {
  name: "business-plan",
  text: `select plan.* from (
      select ${columnsOf(BusinessPlanEntity)}, ${STATUS_AS_OF} as "statusThen" from business_plan
      where fiscal_year = $1 and ($2::int is null or version = $2) and recorded_at <= $3
    ) as plan order by (plan."statusThen" = 'IN_FORCE') desc, plan.version desc limit 1`,
};
const BUSINESS_PLANS: Statement = {
  name: "business-plans",
  text: `select distinct on (fiscal_year) ${columnsOf(BusinessPlanEntity)} from business_plan
    where fiscal_year between $1 and $2
    order by fiscal_year, (status = 'IN_FORCE') desc, version desc`,
};
const PLANS_BY_KEY: Statement = {
  name: "business-plans-by-key",
  text: `select ${columnsOf(BusinessPlanEntity)} from business_plan
    where fiscal_year || ' ' || version = any ($1)`,
};
const PLAN_TARGETS: Statement = {
  name: "plan-targets",
  text: `select ${columnsOf(PlanTargetEntity, "plan_target")} from plan_target join service_point on id = service_point_id
    where fiscal_year || ' ' || version = any ($1)
    order by opened_on, ward_code, array_position($2::text[], indicator)`,
};

/** The given version, or else the version in force, or else the latest, as known at `asOf`. */
export async function readBusinessPlan(
  database: CallerDatabase,
  fiscalYear: FiscalYear,
  version: number | null,
  asOf: string,
): Promise<BusinessPlanEntity | null> {
  const [plan] = await database.read<BusinessPlanEntity & { statusThen: PlanStatus }>(BUSINESS_PLAN, [
    fiscalYear,
    version,
    asOf,
  ]);
  // guard: plan-is-given-as-stood
  return plan ? { ...plan, status: plan.statusThen } : null;
}

const VERSIONS_IN_FORCE: Statement = {
  name: "plan-versions-in-force",
  // guard: reports-targets-are-those-of-agreed-plan
  text: `select (
      select version from business_plan
      where fiscal_year = year and in_force_from <= $2
      order by in_force_from desc limit 1
    ) as version
    from unnest($1::int[]) with ordinality as years (year, place) order by place`,
};

/** The version of each year's plan that was in force at `asOf`; null for a year without one. */
export async function readVersionsInForce(
  database: CallerDatabase,
  fiscalYears: readonly FiscalYear[],
  asOf: string,
): Promise<(number | null)[]> {
  const rows = await database.read<{ version: number | null }>(VERSIONS_IN_FORCE, [fiscalYears, asOf]);
  return rows.map(({ version }) => version);
}

/** One plan for each year: the version in force, or else the latest. */
export function readBusinessPlans(
  database: CallerDatabase,
  from: FiscalYear,
  to: FiscalYear,
): Promise<BusinessPlanEntity[]> {
  return database.read(BUSINESS_PLANS, [from, to]);
}

export type CityPlanPayload = MutationResult<"planKey">;

export function planKey({ fiscalYear, version }: { fiscalYear: number; version: number }): string {
  return `${fiscalYear} ${version}`;
}

export const businessPlanByKey = requestLoader<SubgraphContext, string, BusinessPlanEntity>(
  ({ database }, keys) => database.read(PLANS_BY_KEY, [keys]),
  planKey,
);

export const targetsOfPlan = groupLoader<SubgraphContext, string, PlanTargetEntity>(
  ({ database }, keys) => database.read(PLAN_TARGETS, [keys, indicators.map(({ code }) => code)]),
  planKey,
);

/** The versions of a year's plan, oldest first, locked until the transaction ends. */
export async function lockPlans(db: EntityManager, fiscalYear: FiscalYear): Promise<BusinessPlanEntity[]> {
  await db.query("select lock_act($1)", [`business-plan ${fiscalYear}`]);
  return db.query(
    `select ${columnsOf(BusinessPlanEntity)} from business_plan where fiscal_year = $1 order by version for update`,
    [fiscalYear],
  );
}

/** The version that the caller read, unless a later one was proposed. @throws NO_SUCH_RECORD, VERSION_CONFLICT, PLAN_OVERTAKEN */
// guard: version-is-not-there-is-not-acted
export function requirePlanVersion(plans: readonly BusinessPlanEntity[], version: number): BusinessPlanEntity {
  if (plans.length === 0) throw mutationError("NO_SUCH_RECORD").at("fiscalYear");
  const plan = plans.find((one) => one.version === version);
  const newer = plans.filter((one) => one.version > version && one.status !== "DRAFT").at(-1)?.version;
  // guard: version-later-one-has-overtaken
  if (newer !== undefined) throw businessPlanError("PLAN_OVERTAKEN", { newer }).at("version");
  if (!plan) throw mutationError("VERSION_CONFLICT").at("version");
  return plan;
}
