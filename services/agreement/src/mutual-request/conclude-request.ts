import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { acceptReceipt } from "../agreement/receipt/receipt";
import { recordStateChange } from "../agreement/state-change/state-change";
import { requireTransition } from "../agreement/state-change/transitions";
import { parseReason } from "../agreement/text/free-text";
import {
  MutualRequestEntity,
  REQUEST_TRANSITIONS,
  REQUEST_VERSION,
  type RequestKind,
  type RequestStatus,
  requestSubject,
} from "./mutual-request.entity";

/** The end of a request. */
interface RequestConclusion {
  requestId: string;
  to: RequestStatus;
  reason: string | null;
}

/** A request of the own party, locked until the end of the mutation. @throws NO_SUCH_RECORD, MALFORMED_ID */
async function requireRequest(db: EntityManager, id: string): Promise<MutualRequestEntity> {
  const [request]: MutualRequestEntity[] = await db.query(
    `select ${columnsOf(MutualRequestEntity)} from mutual_request where id = $1 for update`,
    [parseUuid(id, "requestId")],
  );
  // guard: request-is-not-there-is-not-closed
  if (!request) throw mutationError("NO_SUCH_RECORD").at("requestId");
  return request;
}

/** @throws ILLEGAL_TRANSITION */
async function concludeRequest(
  db: EntityManager,
  { caller, clock }: SubgraphContext,
  { id, status }: MutualRequestEntity,
  { to, reason }: Omit<RequestConclusion, "requestId">,
) {
  // guard: request-is-closed-or-taken-back-once
  requireTransition(REQUEST_TRANSITIONS, status, to, "requestId");
  await db.query("update mutual_request set status = $2, concluded_on = $3 where id = $1", [id, to, clock.today()]);
  await recordStateChange(db, caller, { subjectId: id, from: status, to, reason });
  return { requestId: id };
}

export interface CloseRequestInput extends MutationInput {
  requestId: string;
  responseReceipt: string;
}

/**
 * 完結: closes a request with the receipt of the answer alone, which is kept.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a receipt
 */
export function closeRequest(requests: RequestKind) {
  return async (db: EntityManager, input: CloseRequestInput, context: SubgraphContext) => {
    const request = await requireRequest(db, input.requestId);
    await acceptReceipt(db, context, {
      receipt: input.responseReceipt,
      field: "responseReceipt",
      expected: { act: requests.answeredBy, subject: requestSubject(requests, request.id), version: REQUEST_VERSION },
    });
    return concludeRequest(db, context, request, { to: "CLOSED", reason: null });
  };
}

export interface WithdrawRequestInput extends MutationInput {
  requestId: string;
  reason: string;
}

/** 取下げ: withdraws a request, by the party that raised it. @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION, REASON_REQUIRED */
export async function withdrawRequest(db: EntityManager, input: WithdrawRequestInput, context: SubgraphContext) {
  const request = await requireRequest(db, input.requestId);
  // guard: request-is-taken-back-with-reason
  const reason = parseReason(input.reason);
  return concludeRequest(db, context, request, { to: "WITHDRAWN", reason });
}
