import { lastYear, sameMonthLastYear } from "@aiwork/agreement/calendar/fiscal-year";
import { progressBooks } from "@aiwork/agreement/progress/progress-books";
import { type ReportedRow, reportedRecords, type TargetRow } from "@aiwork/agreement/progress/reported-results";
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

/** 就職件数: the nation's measure, against the targets it approved. */
export const placementsBook = progressBooks(async ({ database }, { fiscalYear, through, asOf }) => {
  const [targets, reported] = await Promise.all([
    database.read<TargetRow>(TARGETS, [[fiscalYear, lastYear(fiscalYear)], asOf]),
    database.read<ReportedRow>(REPORTED, [[through, sameMonthLastYear(through)], asOf]),
  ]);
  return reportedRecords(fiscalYear, through, targets, reported);
});
