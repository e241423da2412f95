import type { Database, Statement } from "@aiwork/runtime/database/open-database";

/** The years for which there is something to report, and the last month of each. */
export interface ReportPeriod {
  fiscalYear: number;
  lastMonth: string;
}

const PERIODS: Statement = {
  name: "report-periods",
  text: `select left(from_month, 4)::int as "fiscalYear", max(through_month) as "lastMonth" from reported_users
    where right(from_month, 2) = '04' group by 1 order by 1`,
};

export function readReportPeriods(database: Database): Promise<ReportPeriod[]> {
  return database.read(PERIODS);
}
