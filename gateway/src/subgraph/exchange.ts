import type { Pool } from "undici";

export type Exchange =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "failed"; readonly code: "TIMEOUT" | "SUBGRAPH_UNAVAILABLE"; readonly reason: string };

const LATE: ReadonlySet<unknown> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Posts to a subgraph. The deadline holds for all of it: waiting in line, connecting, headers and the whole body. */
export async function exchange(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  body: string,
  deadlineMs: number,
): Promise<Exchange> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  try {
    const answer = await pool.request({ method: "POST", path, headers, body, signal: deadline.signal });
    return { kind: "answered", status: answer.statusCode, text: await answer.body.text() };
  } catch (error) {
    const reason = (error as { code?: unknown }).code;
    if (deadline.signal.aborted || LATE.has(reason)) return { kind: "failed", code: "TIMEOUT", reason: "TIMEOUT" };
    return { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: typeof reason === "string" ? reason : "UNKNOWN" };
  } finally {
    clearTimeout(timer);
  }
}
