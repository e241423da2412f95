import { dayAfter, type FiscalYear, monthsOf, type YearMonth } from "@aiwork/agreement/calendar/fiscal-year";
import type { Statement } from "@aiwork/runtime/database/open-database";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";

/** A fiscal year that can be reported, and the last month of the report. */
export interface ReportPeriod {
  fiscalYear: FiscalYear;
  lastMonth: YearMonth;
  provisional: boolean;
}

interface Row {
  fiscalYear: FiscalYear;
  lastMonth: YearMonth | null;
  counted: boolean;
}

/** In SQL: the years with reported results, and the years since the city began to count. */
const PERIODS: Statement = {
  name: "report-periods",
  text: `select fiscal_year as "fiscalYear", max(last_month) as "lastMonth", bool_or(counted) as counted from (
      select left(from_month, 4)::int, through_month, false from reported_users where right(from_month, 2) = '04'
      union all
      select year, null, true from counted_since
      cross join generate_series(extract(year from since)::int, extract(year from $1::date)::int) as year
      where rule = 'VISIT_PERSON_DAY' and make_date(year, 4, 1) between since and $1::date
    ) as known (fiscal_year, last_month, counted) group by 1 order by 1`,
};

export async function readReportPeriods({ database, clock }: SubgraphContext): Promise<ReportPeriod[]> {
  const today = clock.today();
  const rows = await database.read<Row>(PERIODS, [today]);
  return rows.map(({ fiscalYear, lastMonth, counted }) => {
    const begun = counted
      ? monthsOf(fiscalYear)
          .filter((month) => `${month}-01` <= today)
          .at(-1)
      : null;
    const last = (begun ?? lastMonth) as YearMonth;
    return { fiscalYear, lastMonth: last, provisional: counted && today < dayAfter(last) };
  });
}
