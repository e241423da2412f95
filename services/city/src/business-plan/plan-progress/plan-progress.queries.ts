import {
  type FiscalYear,
  lastMonthOf,
  monthsOfFiscalYear,
  type YearMonth,
} from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { readClosedMonths } from "@aiwork/agreement/business-plan/month-closing/month-closing.queries";
import { createProgressTables } from "@aiwork/agreement/business-plan/plan-progress/progress-table.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { readLastMonthClosedByBoth } from "../month-closing/month-closing.queries";

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
      select left(from_month, 4)::int, through_month, false from reported_result where right(from_month, 2) = '04'
      union all
      select year, null, true
      from (select distinct on (rule) since from counted_since order by rule, recorded_at desc) as latest
      cross join generate_series(
        extract(year from since - interval '3 months')::int, extract(year from $1::date - interval '3 months')::int) as year
      where since <= $1::date
    ) as known (fiscal_year, last_month, counted) group by 1 order by 1`,
};

export async function readReportPeriods({ database, clock }: SubgraphContext): Promise<ReportPeriodRow[]> {
  const today = clock.today();
  const rows = await database.read<KnownYear>(REPORT_PERIODS, [today]);
  const periods = rows.map(({ fiscalYear, lastMonth, counted }) => {
    const begun = counted
      ? monthsOfFiscalYear(fiscalYear)
          .filter((month) => `${month}-01` <= today)
          .at(-1)
      : null;
    return { fiscalYear, lastMonth: (begun ?? lastMonth) as YearMonth, counted };
  });
  const lastMonths = periods.map(({ lastMonth }) => lastMonth);
  const closed = (await readClosedMonths(database, lastMonths)).map(({ month }) => month);
  return periods.map(({ counted, ...period }) => {
    // guard: last-month-is-provisional-until-closed
    return { ...period, provisional: counted && !closed.includes(period.lastMonth) };
  });
}

/** The last month of a year that both parties have closed, as known at an instant, else the last one with figures. */
export async function readLastMonth(
  context: SubgraphContext,
  fiscalYear: FiscalYear,
  asOf?: string | null,
): Promise<YearMonth> {
  const closed = await readLastMonthClosedByBoth(context.database, asOf ?? undefined);
  const last = monthsOfFiscalYear(fiscalYear)
    .filter((month) => closed !== null && month <= closed)
    .at(-1);
  if (last) return last;
  const known = (await readReportPeriods(context)).find((period) => period.fiscalYear === fiscalYear);
  return known?.lastMonth ?? lastMonthOf(fiscalYear);
}

const TARGETS: Statement = {
  name: "targets-of-plans",
  text: `select target.service_point_id as "servicePointId", target.indicator, target.fiscal_year as "fiscalYear", target.value,
      target.printed_words as "printedWords"
    from unnest($1::int[], $2::int[]) as plan (fiscal_year, version)
    join plan_target as target on (target.fiscal_year, target.version) = (plan.fiscal_year, plan.version)`,
};

/** The indicators that the city counts. */
export const cityProgress = createProgressTables({ owner: "CITY", targets: TARGETS });
