import { OperationTypeNode } from "graphql";
import type { PlannedFetch } from "../fetch/parse-fetch";
import type { Exchange } from "../subgraph/exchange";

/** What the client must still have left, in milliseconds, for a second call to make sense. */
const LEAST_LEFT_MS = 1_000;

/** The subgraph, or what stands before it, did not take the call, or broke off. A time-out is not tried twice. */
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

/** Whether what failed may be asked once more. A mutation never: it may have been done though nothing was answered. */
export function mayRetry({ operation }: Pick<PlannedFetch, "operation">, exchanged: Exchange, msLeft: number): boolean {
  if (operation.operation !== OperationTypeNode.QUERY || msLeft < LEAST_LEFT_MS) return false;
  return BROKEN.has(exchanged.kind === "failed" ? exchanged.reason : exchanged.status);
}
