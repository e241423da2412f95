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
 * 回答, in good faith: any answer but WILL_DO says why. The request's text is the other party's, so that it is known here
 * by its id alone; the answer carries the receipt by which the other party closes it.
 * @throws ANSWERED_ALREADY, REASON_REQUIRED, TEXT_REQUIRED and what else a text is refused for
 */
export function respondToRequest(requests: RequestsOf) {
  return async (db: EntityManager, input: Responding, context: SubgraphContext) => {
    const { caller, clock } = context;
    const { decision } = input;
    const requestId = parseUuid(input.requestId, "requestId");
    const text = parseRequiredText(input.text, "text", LONGEST_TEXT);
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
    if (given.length === 0) throw refuse("ANSWERED_ALREADY").at("requestId");
    return { requestId };
  };
}

/** SHA-256, hexadecimal, over what was answered to which request. */
function answerHash(answer: Pick<Responding, "requestId" | "decision" | "text" | "reason">): string {
  const { requestId, decision, text, reason } = answer;
  return createHash("sha256")
    .update(JSON.stringify([requestId, decision, text, reason]))
    .digest("hex");
}
