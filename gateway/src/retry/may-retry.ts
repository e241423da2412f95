import { OperationTypeNode } from "graphql";
import type { Exchange } from "../subgraph/exchange";

/** A retry needs at least this much of the client's time, in milliseconds. */
const LEAST_LEFT_MS = 1_000;

/** The subgraph or a proxy before it did not accept the call, or broke the connection. A timeout is not retried. */
const BROKEN: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "UND_ERR_SOCKET",
  "UND_ERR_CLOSED",
  502,
  503,
  504,
]);

/** Whether a failed call may be retried. A mutation never is: it may have taken effect without a response. */
export function mayRetry(operation: OperationTypeNode, exchanged: Exchange, msLeft: number): boolean {
  // guard: mutation-is-sent-once
  if (operation !== OperationTypeNode.QUERY || msLeft < LEAST_LEFT_MS) return false;
  return BROKEN.has(exchanged.kind === "failed" ? exchanged.reason : exchanged.status);
}
