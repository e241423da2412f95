import { createHash } from "node:crypto";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { issueReceipt } from "../receipt/issue-receipt";
import { parseOptionalText, parseRequiredText } from "../text/given-texts";
import { readReason } from "../text/reason";
import type { ResponseDecision } from "./given-answer.entity";
import { ONLY_VERSION, type RequestsOf, requestSubject } from "./request-duty";
import { refuse } from "./request-refusals";

const LONGEST_TEXT = 4_000;
const LONGEST_REASON = 1_000;

export interface Responding extends ActInput {
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
export function respondToRequest(requests: RequestsOf) {
  return async (db: EntityManager, input: Responding, context: SubgraphContext) => {
    const { caller, clock } = context;
    const { decision } = input;
    const requestId = parseUuid(input.requestId, "requestId");
    // guard: answer-says-something
    const text = parseRequiredText(input.text, "text", LONGEST_TEXT);
    // guard: answer-other-than-will-do-says-why
    const reason =
      decision === "WILL_DO"
        ? parseOptionalText(input.reason, "reason", LONGEST_REASON)
        : readReason(input.reason ?? "", "reason");
    const contentHash = answerHash({ requestId, decision, text, reason });
    const receipt = await issueReceipt(context, {
      act: requests.answeredBy,
      subject: requestSubject(requests, requestId),
      version: ONLY_VERSION,
      contentHash,
    });
    const given: unknown[] = await db.query(
      `insert into given_answer (request_id, decision, text, reason, responded_on, by_role, by_name, content_hash, receipt)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning request_id`,
      [requestId, decision, text, reason, clock.today(), caller.role, caller.name, contentHash, receipt],
    );
    // guard: request-is-answered-once
    if (given.length === 0) throw refuse("ANSWERED_ALREADY").at("requestId");
    return { requestId };
  };
}

/** SHA-256, hexadecimal, over the request's id and the answer. */
function answerHash(answer: Pick<Responding, "requestId" | "decision" | "text" | "reason">): string {
  const { requestId, decision, text, reason } = answer;
  return createHash("sha256")
    .update(JSON.stringify([requestId, decision, text, reason]))
    .digest("hex");
}
