import {
  type FiscalYear,
  firstDayAfterMonth,
  monthsOfFiscalYear,
  type YearMonth,
} from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { countingRules } from "@aiwork/agreement/business-plan/plan-progress/progress-figure";
import { createProgressTables } from "@aiwork/agreement/business-plan/plan-progress/progress-table.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { ReportedUsersEntity } from "./plan-progress.entity";

/** A fiscal year that can be reported, and the last month of the report. */
export interface ReportPeriodRow {
  fiscalYear: FiscalYear;
  lastMonth: YearMonth;
  provisional: boolean;
}

interface KnownYear {
  fiscalYear: FiscalYear;
  lastMonth: YearMonth | null;
  counted: boolean;
}

/** In SQL: the years with reported results, and the years since the city began to count. */
const REPORT_PERIODS: Statement = {
  name: "report-periods",
  text: `select fiscal_year as "fiscalYear", max(last_month) as "lastMonth", bool_or(counted) as counted from (
      select left(from_month, 4)::int, through_month, false from reported_users where right(from_month, 2) = '04'
      union all
      select year, null, true from counted_since
      cross join generate_series(extract(year from since)::int, extract(year from $1::date)::int) as year
      where rule = 'VISIT_PERSON_DAY' and make_date(year, 4, 1) between since and $1::date
    ) as known (fiscal_year, last_month, counted) group by 1 order by 1`,
};

export async function readReportPeriods({ database, clock }: SubgraphContext): Promise<ReportPeriodRow[]> {
  const today = clock.today();
  const rows = await database.read<KnownYear>(REPORT_PERIODS, [today]);
  return rows.map(({ fiscalYear, lastMonth, counted }) => {
    const begun = counted
      ? monthsOfFiscalYear(fiscalYear)
          .filter((month) => `${month}-01` <= today)
          .at(-1)
      : null;
    const last = (begun ?? lastMonth) as YearMonth;
    return { fiscalYear, lastMonth: last, provisional: counted && today < firstDayAfterMonth(last) };
  });
}

const USERS_TARGETS: Statement = {
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
const REPORTED_USERS: Statement = {
  name: "reported-users",
  text: `select ${columnsOf(ReportedUsersEntity)} from reported_users
    where through_month = any ($1) and recorded_at <= $2`,
};

/**
 * A visit that was voided later still counts as of an earlier instant. The caller may not read visits, so a SECURITY
 * DEFINER function counts them.
 */
const COUNTED_USERS: Statement = {
  name: "counted-users",
  text: `select service_point_id as "servicePointId", month, count from counted_users($1, $2, $3)`,
};

/** 利用者数: the measure that the city counts. */
export const usersTable = createProgressTables({
  rule: countingRules.VISIT_PERSON_DAY,
  targets: USERS_TARGETS,
  reported: REPORTED_USERS,
  counted: COUNTED_USERS,
});
