import type { Pool } from "undici";

export type Exchange =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "failed"; readonly code: "TIMEOUT" | "SUBGRAPH_UNAVAILABLE"; readonly reason: string };

/** What is sent, and how long an answer to it is waited for. */
export interface Sending {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Milliseconds from now on; 0 when there is no time left. */
  readonly deadline: number;
  /** Aborted when the client has left: then nobody waits any more. */
  readonly departed: AbortSignal;
}

export const LATE: Exchange = { kind: "failed", code: "TIMEOUT", reason: "TIMEOUT" };
export const LEFT: Exchange = { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "CLIENT_LEFT" };

const LATE_CODES: ReadonlySet<unknown> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Posts to a subgraph. The deadline holds for all of it: waiting in line, connecting, headers and the whole body. */
export async function exchange(pool: Pool, { path, headers, body, deadline, departed }: Sending): Promise<Exchange> {
  const cut = new AbortController();
  const abort = () => cut.abort();
  // An answer that came while the event loop was held up is read before its time is called over.
  const timer = setTimeout(() => setImmediate(abort), deadline);
  departed.addEventListener("abort", abort, { once: true });
  try {
    const answer = await pool.request({ method: "POST", path, headers, body, signal: cut.signal });
    return { kind: "answered", status: answer.statusCode, text: await answer.body.text() };
  } catch (error) {
    if (departed.aborted) return LEFT;
    const reason = (error as { code?: unknown }).code;
    if (cut.signal.aborted || LATE_CODES.has(reason)) return LATE;
    return { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: typeof reason === "string" ? reason : "UNKNOWN" };
  } finally {
    clearTimeout(timer);
    departed.removeEventListener("abort", abort);
  }
}
