import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { passError } from "../fault/pass-error";
import { subgraphFault } from "../fault/subgraph-fault";
import type { Exchange } from "./exchange";
import { readResponse } from "./read-answer";

/** The error for a subgraph that gave no GraphQL response, and the reason that is logged. */
export interface Blame {
  readonly error: Refusal;
  readonly reason: string | number;
}

/** Only a 401 for an invalid token concerns the caller. Every other 401 is between the subgraph and the gateway. */
export function blameFor(exchanged: Exchange, subgraph: string): Blame {
  if (exchanged.kind === "failed") return { error: subgraphFault(exchanged.code, subgraph), reason: exchanged.reason };
  const { status, text } = exchanged;
  const unavailable = subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph);
  // guard: only-refusal-may-be-blamed-on-token
  if (status !== 401) return { error: unavailable, reason: status };
  const refusal = passError(readResponse(text)?.errors[0], subgraph);
  // guard: only-refusal-of-blamed-on-token
  const isTokens = refusal.extensions.code === "UNAUTHENTICATED" && refusal.names.refusal === "TOKEN_REFUSED";
  // guard: token-subgraph-refuses-is-given-to-client
  return isTokens ? { error: refusal, reason: "TOKEN_REFUSED" } : { error: unavailable, reason: "INVALID_SIGNATURE" };
}
