import type { Refusal } from "@aiwork/server/errors/refusal";
import type { Exchange } from "./exchange";
import { parseGraphQLResponse } from "./graphql-response";
import { sanitizeError, subgraphError } from "./subgraph-errors";

/** The error for a subgraph that gave no GraphQL response, and the reason that is logged. */
export interface ClassifiedFailure {
  readonly error: Refusal;
  readonly reason: string | number;
}

/** Only a 401 for an invalid token concerns the caller. Every other 401 is between the subgraph and the gateway. */
export function classifyFailure(exchanged: Exchange, subgraph: string): ClassifiedFailure {
  if (exchanged.kind === "failed") return { error: subgraphError(exchanged.code, subgraph), reason: exchanged.reason };
  const { status, text } = exchanged;
  const unavailable = subgraphError("SUBGRAPH_UNAVAILABLE", subgraph);
  // guard: only-refusal-may-be-blamed-on-token
  if (status !== 401) return { error: unavailable, reason: status };
  const refusal = sanitizeError(parseGraphQLResponse(text)?.errors[0], subgraph);
  // guard: only-refusal-of-blamed-on-token
  const isTokens = refusal.extensions.code === "UNAUTHENTICATED" && refusal.names.refusal === "TOKEN_REFUSED";
  // guard: token-subgraph-refuses-is-given-to-client
  return isTokens ? { error: refusal, reason: "TOKEN_REFUSED" } : { error: unavailable, reason: "INVALID_SIGNATURE" };
}
