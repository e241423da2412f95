import { checkReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import {
  addClosingStep,
  closedMonthDocument,
  closeMonth,
  lockMonth,
} from "@aiwork/agreement/business-plan/month-closing/close-month";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CloseCityMonthInput } from "../../generated/resolvers";

/**
 * 月締め: for the city alone, or for both by the national side's receipt of its closing. A receipt is of a month, whenever it is
 * given, and is kept with the closing. A month that the city closed alone takes it later: it is closed for both from then on,
 * and for the city since its own closing.
 * @throws the errors of closeMonth and of a receipt
 */
export async function closeCityMonth(db: EntityManager, input: CloseCityMonthInput, context: SubgraphContext) {
  const { month, nationalReceipt: given } = input;
  const { act, subject, version } = closedMonthDocument(month);
  // guard: month-is-closed-for-both-by-receipt
  if (given != null)
    await checkReceipt(context, { receipt: given, field: "nationalReceipt", expected: { act, subject, version } });
  const receipt = given?.trim() ?? null;
  // guard: closed-month-takes-receipt-once
  if (receipt === null || !(await isClosedAlone(db, month))) return closeMonth(db, input, context, receipt);
  await addClosingStep(db, context, { month, closes: true, reason: null, receipt });
  return { month };
}

const CLOSED_ALONE = `select from standing_closings('infinity') as standing
  where standing.month = $1 and not exists (
    select from month_closing as step
    where step.month = standing.month and step.recorded_at >= standing.closed_at and step.receipted)`;

async function isClosedAlone(db: EntityManager, month: string): Promise<boolean> {
  await lockMonth(db, month);
  return (await db.query(CLOSED_ALONE, [month])).length > 0;
}
