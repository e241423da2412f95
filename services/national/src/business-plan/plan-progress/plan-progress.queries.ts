import { createProgressTables } from "@aiwork/agreement/business-plan/plan-progress/progress-table.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";

/** What was approved never changes. Which version is in force, the city knows: the report's key tells it. */
const TARGETS: Statement = {
  name: "approved-targets",
  text: `select target.service_point_id as "servicePointId", target.indicator, target.fiscal_year as "fiscalYear", target.value,
      target.printed_words as "printedWords"
    from unnest($1::int[], $2::int[]) as plan (fiscal_year, version)
    join approved_target as target on (target.fiscal_year, target.version) = (plan.fiscal_year, plan.version)`,
};

/** The indicators that the national side counts, against the targets that it approved. */
export const nationalProgress = createProgressTables({ owner: "NATIONAL", targets: TARGETS });
