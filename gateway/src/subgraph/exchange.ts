import type { Pool } from "undici";

export type Exchange =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "failed"; readonly code: "TIMEOUT" | "SUBGRAPH_UNAVAILABLE"; readonly reason: string };

/** A request to a subgraph and its deadline. */
export interface Sending {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Milliseconds from now on; 0 if no time is left. */
  readonly deadline: number;
  /** Aborted when the client closes its connection. */
  readonly clientClosed: AbortSignal;
}

export const LATE: Exchange = { kind: "failed", code: "TIMEOUT", reason: "TIMEOUT" };
export const LEFT: Exchange = { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "CLIENT_CLOSED" };

const LATE_CODES: ReadonlySet<unknown> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Posts to a subgraph. The deadline covers everything: queueing, connecting, headers and the whole body. */
export async function exchange(
  pool: Pool,
  { path, headers, body, deadline, clientClosed }: Sending,
): Promise<Exchange> {
  const cut = new AbortController();
  const abort = () => cut.abort();
  // A response that arrived while the event loop was blocked is read before the timeout applies.
  const timer = setTimeout(() => setImmediate(abort), deadline);
  clientClosed.addEventListener("abort", abort, { once: true });
  try {
    const answer = await pool.request({ method: "POST", path, headers, body, signal: cut.signal });
    return { kind: "answered", status: answer.statusCode, text: await answer.body.text() };
  } catch (error) {
    if (clientClosed.aborted) return LEFT;
    const reason = (error as { code?: unknown }).code;
    if (cut.signal.aborted || LATE_CODES.has(reason)) return LATE;
    return { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: typeof reason === "string" ? reason : "UNKNOWN" };
  } finally {
    clearTimeout(timer);
    clientClosed.removeEventListener("abort", abort);
  }
}
