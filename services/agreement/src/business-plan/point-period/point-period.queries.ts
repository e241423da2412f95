import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { lastMonthOf } from "../../agreement/calendar/fiscal-year";
import { indicatorsOf, namedIndicatorsOf } from "../indicator/indicators";
import type { ProgressTables } from "../plan-progress/progress-table.queries";
import { type PeriodFigure, readPeriodFigure } from "./period-figure";
import { fiscalYearOfMonth, type PointPeriod } from "./point-period";

/**
 * The results of a party's indicators at a service point in a period, from the tables of its fiscal year; null where there
 * is no such service point.
 * @param codes of the indicators; all of the party's where none are named
 * @throws UNKNOWN_INDICATOR and the errors of a report
 */
export async function readPeriodFigures(
  { owner, tableOf }: ProgressTables,
  context: SubgraphContext,
  row: PointPeriod,
  codes: readonly string[] | null | undefined,
): Promise<PeriodFigure[] | null> {
  const fiscalYear = fiscalYearOfMonth(row.through);
  const key = {
    fiscalYear,
    through: lastMonthOf(fiscalYear),
    asOf: row.asOf,
    planVersion: null,
    previousPlanVersion: null,
  };
  const wanted = codes ? namedIndicatorsOf(owner, codes) : indicatorsOf(owner);
  const tables = await Promise.all(wanted.map(({ code }) => tableOf(context, key, code)));
  const figures = tables.map(({ records }) => {
    const point = records.points.find(({ id }) => id === row.servicePointId);
    return point ? readPeriodFigure(point, row, records) : null;
  });
  const known = figures.filter((figure) => figure !== null);
  return known.length < figures.length ? null : known;
}
