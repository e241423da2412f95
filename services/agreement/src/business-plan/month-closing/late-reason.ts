import type { EntityManager } from "typeorm";
import { monthOf } from "../../agreement/calendar/fiscal-year";
import { parseReason } from "../../agreement/text/free-text";
import { monthClosingError } from "./month-closing.errors";

/**
 * 締め後の記録: the reason why something of a closed month is recorded only now; null where none is given, in a month that is
 * open. Every act calls it that enters what counts by a day and needs no reason otherwise. Until its transaction ends the
 * month is not closed.
 * @throws CLOSED_MONTH_NEEDS_REASON and the errors of a text
 */
export async function requireLateReason(
  db: EntityManager,
  day: string,
  given: string | null | undefined,
  field = "lateReason",
): Promise<string | null> {
  const reason = given?.trim() ? parseReason(given, field) : null;
  const [{ closed }]: [{ closed: boolean }] = await db.query("select hold_month($1) as closed", [day]);
  // guard: record-of-closed-month-says-why
  if (closed && reason === null)
    throw monthClosingError("CLOSED_MONTH_NEEDS_REASON", { month: monthOf(day) }).at(field);
  return reason;
}
