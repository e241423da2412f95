import { createHash } from "node:crypto";
import { parseFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { issueReceipt } from "../agreement/receipt/receipt";
import { parseOptionalText, parseReason, parseRequiredText } from "../agreement/text/free-text";
import { REQUEST_VERSION, type RequestKind, type ResponseDecision, requestSubject } from "./mutual-request.entity";
import { mutualRequestError } from "./mutual-request.errors";

const MAX_ANSWER_LENGTH = 4_000;
const MAX_REASON_LENGTH = 1_000;

export interface RespondToRequestInput extends MutationInput {
  requestId: string;
  decision: ResponseDecision;
  text: string;
  reason?: string | null;
}

/**
 * 回答: answers a request in good faith; any answer but WILL_DO gives a reason. The other party keeps the request, so only
 * its id is known here; the answer carries the receipt with which the other party closes the request.
 * @throws ANSWERED_ALREADY, REASON_REQUIRED, TEXT_REQUIRED and the other errors of a text
 */
export function respondToRequest(requests: RequestKind) {
  return async (db: EntityManager, input: RespondToRequestInput, context: SubgraphContext) => {
    const { caller, clock } = context;
    const { decision } = input;
    const requestId = parseUuid(input.requestId, "requestId");
    const { text, reason } = parseFields({
      // guard: answer-says-something
      text: () => parseRequiredText(input.text, "text", MAX_ANSWER_LENGTH),
      // guard: answer-other-than-will-do-says-why
      reason: () =>
        decision === "WILL_DO"
          ? parseOptionalText(input.reason, "reason", MAX_REASON_LENGTH)
          : parseReason(input.reason ?? "", "reason"),
    });
    const contentHash = answerHash({ requestId, decision, text, reason });
    const receipt = await issueReceipt(context, {
      act: requests.answeredBy,
      subject: requestSubject(requests, requestId),
      version: REQUEST_VERSION,
      contentHash,
    });
    const given: unknown[] = await db.query(
      `insert into given_answer (request_id, decision, text, reason, responded_on, by_role, by_name, content_hash, receipt)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning request_id`,
      [requestId, decision, text, reason, clock.today(), caller.role, caller.name, contentHash, receipt],
    );
    // guard: request-is-answered-once
    if (given.length === 0) throw mutualRequestError("ANSWERED_ALREADY").at("requestId");
    return { requestId };
  };
}

/** SHA-256, hexadecimal, over the request's id and the answer. */
function answerHash(answer: Pick<RespondToRequestInput, "requestId" | "decision" | "text" | "reason">): string {
  const { requestId, decision, text, reason } = answer;
  return createHash("sha256")
    .update(JSON.stringify([requestId, decision, text, reason]))
    .digest("hex");
}
