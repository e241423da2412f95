import { OperationTypeNode } from "graphql";
import type { Exchange } from "./exchange";

/** A retry needs at least this much of the client's time, in milliseconds. */
const MIN_LEFT_MS = 1_000;

/** The subgraph or a proxy before it did not accept the call, or broke the connection. A timeout is not retried. */
const CONNECTION_FAILURES: ReadonlySet<unknown> = new Set([
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
  if (operation !== OperationTypeNode.QUERY || msLeft < MIN_LEFT_MS) return false;
  return CONNECTION_FAILURES.has(exchanged.kind === "failed" ? exchanged.reason : exchanged.status);
}

const RETRY_SHARE = 0.1;
/** The retries that may be saved up while nothing fails. */
const MAX_SAVED_RETRIES = 10;

/** Keeps retries under a tenth of the traffic: each call earns a tenth of a retry. */
export class RetryBudget {
  #saved = 0;

  earn(): void {
    // guard: quiet-time-saves-up-ten-retries
    this.#saved = Math.min(MAX_SAVED_RETRIES, this.#saved + RETRY_SHARE);
  }

  /** Spends a retry and returns true, if one is left. */
  spend(): boolean {
    // Ten times 0.1 is a little less than 1 in floating point.
    // guard: retries-are-tenth-of-traffic
    if (this.#saved < 1 - 1e-9) return false;
    this.#saved -= 1;
    return true;
  }
}
