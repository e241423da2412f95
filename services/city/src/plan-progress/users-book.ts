import { countingRules } from "@aiwork/agreement/progress/counting-rule";
import { progressBooks } from "@aiwork/agreement/progress/progress-books";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { ReportedUsersEntity } from "./reported-users.entity";

const TARGETS: Statement = {
  name: "users-targets",
  // guard: reports-targets-are-those-of-agreed-plan
  text: `select target.service_point_id as "servicePointId", target.fiscal_year as "fiscalYear", target.value,
      target.printed_words as "printedWords"
    from unnest($1::int[]) as year
    cross join lateral (
      select fiscal_year, version from business_plan
      where fiscal_year = year and in_force_from <= $2
      order by in_force_from desc limit 1
    ) as plan
    join plan_target as target on (target.fiscal_year, target.version) = (plan.fiscal_year, plan.version)
    where target.measure = 'USERS'`,
};
const REPORTED: Statement = {
  name: "reported-users",
  text: `select ${columnsOf(ReportedUsersEntity)} from reported_users
    where through_month = any ($1) and recorded_at <= $2`,
};

/**
 * A visit that was voided later still counts as of an earlier instant. The caller may not read visits, so a SECURITY
 * DEFINER function counts them.
 */
const COUNTED: Statement = {
  name: "counted-users",
  text: `select service_point_id as "servicePointId", month, count from counted_users($1, $2, $3)`,
};

/** 利用者数: the measure that the city counts. */
export const usersBook = progressBooks({
  rule: countingRules.VISIT_PERSON_DAY,
  targets: TARGETS,
  reported: REPORTED,
  counted: COUNTED,
});
