import { countingRules } from "@aiwork/agreement/progress/counting-rule";
import { progressBooks } from "@aiwork/agreement/progress/progress-books";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { ReportedPlacementsEntity } from "./reported-placements.entity";

const TARGETS: Statement = {
  name: "placement-targets",
  text: `select target.service_point_id as "servicePointId", target.fiscal_year as "fiscalYear", target.value,
      target.printed_words as "printedWords"
    from unnest($1::int[]) as year
    cross join lateral (
      select fiscal_year, version from approved_plan
      where fiscal_year = year and recorded_at <= $2
      order by version desc limit 1
    ) as plan
    join approved_target as target on (target.fiscal_year, target.version) = (plan.fiscal_year, plan.version)`,
};
const REPORTED: Statement = {
  name: "reported-placements",
  text: `select ${columnsOf(ReportedPlacementsEntity)} from reported_placements
    where through_month = any ($1) and recorded_at <= $2`,
};

/** Counts toward the point that referred, in the month the person was hired. */
const COUNTED: Statement = {
  name: "counted-placements",
  text: `select service_point_id as "servicePointId", to_char(hired_on, 'YYYY-MM') as month, count(*)::int as count
    from placement
    where hired_on >= $1 and hired_on < $2 and status = 'CONFIRMED' and service_point_id is not null and recorded_at <= $3
    group by 1, 2`,
};

/** 就職件数: the nation's measure, against the targets it approved. */
export const placementsBook = progressBooks({
  rule: countingRules.PLACEMENT_CASES,
  targets: TARGETS,
  reported: REPORTED,
  counted: COUNTED,
});
