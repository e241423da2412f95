import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { takeReceipt } from "../receipt/take-receipt";
import { concludeRequest, requireRequest } from "./conclude-request";
import { ONLY_VERSION, type RequestsOf, requestSubject } from "./request-duty";

export interface Closing extends ActInput {
  requestId: string;
  responseReceipt: string;
}

/**
 * 完結: closes a request with the receipt of the answer alone, which is kept.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a receipt
 */
export function closeRequest(requests: RequestsOf) {
  return async (db: EntityManager, input: Closing, context: SubgraphContext) => {
    const request = await requireRequest(db, input.requestId);
    await takeReceipt(db, context, {
      sealed: input.responseReceipt,
      field: "responseReceipt",
      awaited: { act: requests.answeredBy, subject: requestSubject(requests, request.id), version: ONLY_VERSION },
    });
    return concludeRequest(db, context, request, { to: "CLOSED", reason: null });
  };
}
