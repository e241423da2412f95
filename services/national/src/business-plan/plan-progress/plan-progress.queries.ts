import { countingRules } from "@aiwork/agreement/business-plan/plan-progress/progress-figure";
import { createProgressTables } from "@aiwork/agreement/business-plan/plan-progress/progress-table.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { ReportedPlacementsEntity } from "./plan-progress.entity";

/** What was approved never changes. Which version is in force, the city knows: the report's key tells it. */
const TARGETS: Statement = {
  name: "placement-targets",
  text: `select target.service_point_id as "servicePointId", target.fiscal_year as "fiscalYear", target.value,
      target.printed_words as "printedWords"
    from unnest($1::int[], $2::int[]) as plan (fiscal_year, version)
    join approved_target as target on (target.fiscal_year, target.version) = (plan.fiscal_year, plan.version)`,
};
const REPORTED: Statement = {
  name: "reported-placements",
  text: `select ${columnsOf(ReportedPlacementsEntity)} from reported_placements
    where through_month = any ($1) and recorded_at <= $2`,
};

/** By the service point that referred and the month of the hire, or of the correction. A security definer function counts. */
export const COUNTED_PLACEMENTS: Statement = {
  name: "counted-placements",
  text: `select service_point_id as "servicePointId", month, count from counted_placements($1, $2, $3)`,
};

/** 就職件数: the national side's measure, against the targets that it approved. */
export const placementsBook = createProgressTables({
  rule: countingRules.PLACEMENT_CASES,
  targets: TARGETS,
  reported: REPORTED,
  counted: COUNTED_PLACEMENTS,
});
