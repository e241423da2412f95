import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { readReason } from "../text/reason";
import { concludeRequest, requireRequest } from "./conclude-request";

export interface Withdrawal extends ActInput {
  requestId: string;
  reason: string;
}

/** 取下げ: withdraws a request, by the party that raised it. @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION, REASON_REQUIRED */
export async function withdrawRequest(db: EntityManager, input: Withdrawal, context: SubgraphContext) {
  const request = await requireRequest(db, input.requestId);
  // guard: request-is-taken-back-with-reason
  const reason = readReason(input.reason);
  return concludeRequest(db, context, request, { to: "WITHDRAWN", reason });
}
