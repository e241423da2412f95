import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { passError } from "../fault/pass-error";
import { subgraphFault } from "../fault/subgraph-fault";
import type { Exchange } from "./exchange";
import { readResponse } from "./read-answer";

/** What is told of a subgraph that gave no answer, and the bare word that is logged of it. */
export interface Blame {
  readonly fault: Refusal;
  readonly reason: string | number;
}

/** Of its 401s one is the caller's fault, a token that does not hold there; every other is between it and the gateway. */
export function blameFor(exchanged: Exchange, subgraph: string): Blame {
  if (exchanged.kind === "failed") return { fault: subgraphFault(exchanged.code, subgraph), reason: exchanged.reason };
  const { status, text } = exchanged;
  const unavailable = subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph);
  if (status !== 401) return { fault: unavailable, reason: status };
  const refusal = passError(readResponse(text)?.errors[0], subgraph);
  const isTokens = refusal.extensions.code === "UNAUTHENTICATED" && refusal.names.refusal === "TOKEN_REFUSED";
  return isTokens ? { fault: refusal, reason: "TOKEN_REFUSED" } : { fault: unavailable, reason: "INVALID_SIGNATURE" };
}
