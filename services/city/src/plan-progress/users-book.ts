import { lastYear, sameMonthLastYear } from "@aiwork/agreement/calendar/fiscal-year";
import { progressBooks } from "@aiwork/agreement/progress/progress-books";
import { type ReportedRow, reportedRecords, type TargetRow } from "@aiwork/agreement/progress/reported-results";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { ReportedUsersEntity } from "./reported-users.entity";

const TARGETS: Statement = {
  name: "users-targets",
  text: `select target.service_point_id as "servicePointId", target.fiscal_year as "fiscalYear", target.value,
      target.printed_words as "printedWords"
    from unnest($1::int[]) as year
    cross join lateral (
      select fiscal_year, version from business_plan
      where fiscal_year = year and status <> 'DRAFT' and recorded_at <= $2
      order by (status = 'IN_FORCE') desc, version desc limit 1
    ) as plan
    join plan_target as target on (target.fiscal_year, target.version) = (plan.fiscal_year, plan.version)
    where target.measure = 'USERS'`,
};
const REPORTED: Statement = {
  name: "reported-users",
  text: `select ${columnsOf(ReportedUsersEntity)} from reported_users
    where through_month = any ($1) and recorded_at <= $2`,
};

/** 利用者数: the city's measure. */
export const usersBook = progressBooks(async ({ database }, { fiscalYear, through, asOf }) => {
  const [targets, reported] = await Promise.all([
    database.read<TargetRow>(TARGETS, [[fiscalYear, lastYear(fiscalYear)], asOf]),
    database.read<ReportedRow>(REPORTED, [[through, sameMonthLastYear(through)], asOf]),
  ]);
  return reportedRecords(fiscalYear, through, targets, reported);
});
