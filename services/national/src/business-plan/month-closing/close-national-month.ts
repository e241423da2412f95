import { issueReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { closedMonthDocument, closeMonth } from "@aiwork/agreement/business-plan/month-closing/close-month";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CloseNationalMonthInput } from "../../generated/resolvers";

/** 月締め, with a receipt by which the city closes the month for both. @throws the errors of closeMonth */
export async function closeNationalMonth(db: EntityManager, input: CloseNationalMonthInput, context: SubgraphContext) {
  return closeMonth(db, input, context, await issueReceipt(context, closedMonthDocument(input.month)));
}
