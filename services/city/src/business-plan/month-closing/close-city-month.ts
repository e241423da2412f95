import { checkReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { closedMonthDocument, closeMonth } from "@aiwork/agreement/business-plan/month-closing/close-month";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CloseCityMonthInput } from "../../generated/resolvers";

/**
 * 月締め: for the city alone, or for both by the national side's receipt of its closing. A receipt is of a month, whenever it is
 * given, and is kept with the closing.
 * @throws the errors of closeMonth and of a receipt
 */
export async function closeCityMonth(db: EntityManager, input: CloseCityMonthInput, context: SubgraphContext) {
  const { month, nationalReceipt: given } = input;
  const { act, subject, version } = closedMonthDocument(month);
  // guard: month-is-closed-for-both-by-receipt
  if (given != null)
    await checkReceipt(context, { receipt: given, field: "nationalReceipt", expected: { act, subject, version } });
  return closeMonth(db, input, context, given?.trim() ?? null);
}
