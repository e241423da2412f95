import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { YearMonth } from "../../agreement/calendar/fiscal-year";
import { actorOf, type StateChange } from "../../agreement/state-change/state-change";

/** A month's latest step. */
export interface MonthClosingRow {
  month: YearMonth;
  /** Null where the closing was taken back. */
  closedAt: Date | null;
  /** A data set names none. */
  byRole: string | null;
}

/** In SQL: the first whole millisecond as of which the month is closed, since instants are given in milliseconds. */
const CLOSED_AT = "date_trunc('milliseconds', standing.closed_at + interval '999 microseconds')";
const LATEST_STEPS = `select distinct on (month) month, ${CLOSED_AT} as "closedAt", by_role as "byRole"
  from month_closing left join standing_closings('infinity') as standing using (month)`;

const MONTH_CLOSINGS: Statement = {
  name: "month-closings",
  text: `${LATEST_STEPS} order by month desc, recorded_at desc`,
};
const CLOSINGS_BY_MONTH: Statement = {
  name: "closings-by-month",
  text: `${LATEST_STEPS} where month = any ($1) order by month, recorded_at desc`,
};

/** The months that the party closed, latest first. */
export function readMonthClosings({ database }: SubgraphContext): Promise<MonthClosingRow[]> {
  return database.read(MONTH_CLOSINGS, []);
}

export const closingByMonth = requestLoader<SubgraphContext, string, MonthClosingRow>(
  ({ database }, months) => database.read(CLOSINGS_BY_MONTH, [months]),
  ({ month }) => month,
);

const STEPS: Statement = {
  name: "month-closing-steps",
  text: `select recorded_at as at, closes, by_role as "byRole", by_name as "byName", reason
    from month_closing where month = $1 order by recorded_at`,
};

interface StepRow {
  at: Date;
  closes: boolean;
  byRole: string | null;
  byName: string | null;
  reason: string | null;
}

/** Who closes a party's months. */
const CLOSING_ROLES = { CITY: "city.secretariat", NATIONAL: "national.planning" } as const;

/** 経過: who closed the month or took the closing back; oldest first. */
async function closingHistory(
  holder: "CITY" | "NATIONAL",
  { month }: MonthClosingRow,
  { database }: SubgraphContext,
): Promise<StateChange[]> {
  const steps = await database.read<StepRow>(STEPS, [month]);
  const stateAfter = (step: StepRow | undefined) => (step?.closes ? "CLOSED" : "OPEN");
  return steps.map((step, i) => ({
    at: step.at,
    by: actorOf(holder, step.byRole ?? CLOSING_ROLES[holder], step.byName),
    from: stateAfter(steps[i - 1]),
    to: stateAfter(step),
    reason: step.reason,
  }));
}

export function monthClosingFields(holder: "CITY" | "NATIONAL") {
  return {
    byRole: ({ byRole }: MonthClosingRow): string => byRole ?? CLOSING_ROLES[holder],
    receipt: async ({ month }: MonthClosingRow, _: unknown, context: SubgraphContext) => {
      const found = await receiptByMonth(context).load(month);
      // guard: receipt-is-given-once-closing-stands
      return found && (holder === "CITY" || found.closedOn < context.clock.today()) ? found.receipt : null;
    },
    history: (row: MonthClosingRow, _: unknown, context: SubgraphContext) => closingHistory(holder, row, context),
  };
}

const RECEIPTS: Statement = {
  name: "receipts-of-closings",
  text: `select distinct on (month) month, receipt, recorded_on::text as "closedOn"
    from month_closing where month = any ($1) order by month, recorded_at desc`,
};

interface ReceiptOfClosing {
  month: string;
  receipt: string | null;
  closedOn: string;
}

/** 受領証: the national side gives it from the day after the closing on, when that is not taken back any more. */
const receiptByMonth = requestLoader<SubgraphContext, string, ReceiptOfClosing>(
  ({ database }, months) => database.read(RECEIPTS, [months]),
  ({ month }) => month,
);

/** A month that is closed, and since when, to the microsecond. */
export interface ClosedMonth {
  month: YearMonth;
  closedAt: string;
}

const CLOSED_MONTHS: Statement = {
  name: "closed-months",
  text: `with closing as materialized (select month, closed_at from standing_closings($2))
    select given.month, first.closed_at::text as "closedAt"
    from unnest($1::text[]) with ordinality as given (month, place)
    cross join lateral (
      select closed_at from closing where closing.month >= given.month order by closing.month limit 1
    ) as first
    order by place`,
};

/** Which of these months are closed, as known at an instant, by default at the latest. */
export function readClosedMonths(
  database: CallerDatabase,
  months: readonly YearMonth[],
  asOf = "infinity",
): Promise<ClosedMonth[]> {
  return database.read(CLOSED_MONTHS, [months, asOf]);
}
