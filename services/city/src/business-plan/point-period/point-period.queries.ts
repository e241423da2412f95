import { monthOf, type YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { periodError } from "@aiwork/agreement/agreement/calendar/period.errors";
import {
  businessDayAt,
  closedAsOf,
  requireKnownAt,
} from "@aiwork/agreement/business-plan/plan-progress/closed-instant";
import {
  type PeriodGranularity,
  type PointPeriod,
  periodsBetween,
} from "@aiwork/agreement/business-plan/point-period/point-period";
import { allServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { requireKnownCode } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryPointPeriodsArgs } from "../../generated/resolvers";
import { readLastMonthClosedByBoth } from "../month-closing/month-closing.queries";

/** As many as a page has. */
const MAX_ROWS = 100;

/** The rows of a table, if it has no more than are wanted. @throws TOO_MANY_ROWS */
export function rowsOfTable({ rows }: PointPeriodsRow, first: number | null | undefined): PointPeriod[] {
  const max = Math.min(first ?? MAX_ROWS, MAX_ROWS);
  // guard: table-of-periods-has-limit-of-rows
  if (rows.length > max) throw periodError("TOO_MANY_ROWS", { rows: rows.length, max });
  return rows;
}

export interface PointPeriodsRow {
  granularity: PeriodGranularity;
  asOf: string;
  rows: PointPeriod[];
}

/**
 * 期間別実績: the rows of a table of service points by periods, which both parties fill.
 * @throws UNKNOWN_CODE, MONTHS_REVERSED, TOO_MANY_MONTHS, FISCAL_YEAR_OUT_OF_RANGE, INSTANT_IN_THE_FUTURE, INSTANT_NOT_CLOSED,
 *   BEFORE_FIRST_RECORD
 */
export async function readPointPeriods(
  context: SubgraphContext,
  { servicePoints, ...given }: QueryPointPeriodsArgs,
): Promise<PointPeriodsRow> {
  const { database, clock } = context;
  const all = await allServicePoints(context);
  for (const code of servicePoints ?? [])
    requireKnownCode(code, (given) => all.some(({ id }) => id === given), "servicePoints");
  // guard: table-has-named-service-points-alone
  const points = all.filter(({ id }) => servicePoints?.includes(id) ?? true);
  const asOf = await closedAsOf(database, given.asOf);
  // guard: periods-are-of-instant-since-first-record
  await requireKnownAt(database, asOf);
  // guard: periods-end-with-last-month-closed-by-both
  const closed = given.through ? null : await readLastMonthClosedByBoth(database, asOf);
  const through = given.through ?? closed ?? monthOf(businessDayAt(asOf, clock));
  const granularity = given.granularity ?? "MONTH";
  const periods = periodsBetween(given.from as YearMonth, through as YearMonth, granularity);
  return {
    granularity,
    asOf,
    rows: points.flatMap(({ id: servicePointId }) => periods.map((period) => ({ servicePointId, ...period, asOf }))),
  };
}
