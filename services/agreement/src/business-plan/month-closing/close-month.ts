import { createHash } from "node:crypto";
import type { MutationInput, MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { monthAfter, monthOf, type YearMonth } from "../../agreement/calendar/fiscal-year";
import type { ReceiptedDocument } from "../../agreement/receipt/receipt";
import { parseReason } from "../../agreement/text/free-text";
import { monthClosingError } from "./month-closing.errors";

export interface CloseMonthInput extends MutationInput {
  readonly month: string;
}

export interface ReopenMonthInput extends CloseMonthInput {
  readonly reason: string;
}

export type MonthClosingPayload = MutationResult<"month">;

/** What the national side's receipt of its closing states. */
export function closedMonthDocument(month: string): ReceiptedDocument {
  const subject = `Month:${month}`;
  const contentHash = createHash("sha256").update(subject).digest("hex");
  return { act: "closeNationalMonth", subject, version: 1, contentHash };
}

interface LastClosing {
  month: YearMonth;
  closedOn: string;
}

const LAST_CLOSING = `select closing.month, closing.recorded_on::text as "closedOn"
  from standing_closings('infinity') as standing join month_closing as closing
    on (closing.month, closing.recorded_at) = (standing.month, standing.closed_at)
  order by closing.month desc limit 1`;

/** Waits for other closings, and for whoever writes what counts in the month, and reads the last one. */
export async function lockMonth(db: EntityManager, month: string): Promise<LastClosing | undefined> {
  // guard: closings-wait-for-each-other
  await db.query("select lock_month($1)", [month]);
  const [last]: [LastClosing?] = await db.query(LAST_CLOSING);
  return last;
}

/** The database gives the time and the business day. */
export async function addClosingStep(
  db: EntityManager,
  { caller }: SubgraphContext,
  step: { month: string; closes: boolean; reason: string | null; receipt: string | null },
): Promise<void> {
  await db.query(
    `insert into month_closing (month, closes, by_role, by_name, reason, receipt) values ($1, $2, $3, $4, $5, $6)`,
    [step.month, step.closes, caller.role, caller.name, step.reason, step.receipt],
  );
}

/**
 * 月締め: from now on the month's figures are no longer provisional, and what becomes known of it later is a revision. Months
 * are closed in order, from whichever a party begins with.
 * @param receipt the national side's receipt of its closing, where there is one
 * @throws MONTH_NOT_OVER, MONTH_CLOSED, EARLIER_MONTH_OPEN
 */
export async function closeMonth(
  db: EntityManager,
  { month }: CloseMonthInput,
  context: SubgraphContext,
  receipt: string | null,
) {
  // guard: month-is-closed-once-it-is-over
  if (month >= monthOf(context.clock.today())) throw monthClosingError("MONTH_NOT_OVER").at("month");
  const last = await lockMonth(db, month);
  // guard: month-is-closed-once
  if (last && month <= last.month) throw monthClosingError("MONTH_CLOSED").at("month");
  const next = last && monthAfter(last.month);
  // guard: months-are-closed-in-order
  if (next && month !== next) throw monthClosingError("EARLIER_MONTH_OPEN", { next }).at("month");
  await addClosingStep(db, context, { month, closes: true, reason: null, receipt });
  return { month };
}

/**
 * 月締めの取消し: for a month that was closed too early. Nobody relies on a closing yet on its own day; later on, what is late
 * is entered with a reason and is a revision.
 * @throws MONTH_OPEN, CLOSING_STANDS and the errors of a reason
 */
export async function reopenMonth(db: EntityManager, input: ReopenMonthInput, context: SubgraphContext) {
  const { month } = input;
  // guard: closing-is-taken-back-for-reason
  const reason = parseReason(input.reason);
  const last = await lockMonth(db, month);
  // guard: open-month-has-no-closing-to-take-back
  if (!last || month > last.month) throw monthClosingError("MONTH_OPEN").at("month");
  // guard: last-closing-alone-is-taken-back-on-its-day
  if (month !== last.month || last.closedOn !== context.clock.today())
    throw monthClosingError("CLOSING_STANDS").at("month");
  await addClosingStep(db, context, { month, closes: false, reason, receipt: null });
  return { month };
}
