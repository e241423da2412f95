import { ANSWER_SIGNATURE_HEADER } from "@aiwork/server/signing/signature";
import { Pool } from "undici";
import type { GraphQLResponse } from "./graphql-response";

/** One call to a subgraph, with its GraphQL response if it gave one. */
export interface CallAttempt {
  readonly exchanged: Exchange;
  readonly answer: GraphQLResponse | undefined;
}

export type Exchange =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly text: string;
      /** The subgraph's signature of the answer. */
      readonly signature?: string | undefined;
    }
  | { readonly kind: "failed"; readonly code: "TIMEOUT" | "SUBGRAPH_UNAVAILABLE"; readonly reason: string };

/** A request to a subgraph and its deadline. */
interface SubgraphRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Milliseconds from now on; 0 if no time is left. */
  readonly deadline: number;
  /** Aborted when the client closes its connection. */
  readonly clientClosed: AbortSignal;
}

export const TIMED_OUT: Exchange = { kind: "failed", code: "TIMEOUT", reason: "TIMEOUT" };
export const FORGED: Exchange = { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "FORGED_ANSWER" };
export const CLIENT_CLOSED: Exchange = { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "CLIENT_CLOSED" };

const TIMEOUT_CODES: ReadonlySet<unknown> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Posts to a subgraph. The deadline covers everything: queueing, connecting, headers and the whole body. */
export async function exchangeWithSubgraph(
  pool: Pool,
  { path, headers, body, deadline, clientClosed }: SubgraphRequest,
): Promise<Exchange> {
  const cut = new AbortController();
  const abort = () => cut.abort();
  // A response that arrived while the event loop was blocked is read before the timeout applies.
  const timer = setTimeout(() => setImmediate(abort), deadline);
  clientClosed.addEventListener("abort", abort, { once: true });
  try {
    const answer = await pool.request({ method: "POST", path, headers, body, signal: cut.signal });
    const { [ANSWER_SIGNATURE_HEADER]: signature } = answer.headers as Record<string, string | undefined>;
    return { kind: "answered", status: answer.statusCode, text: await answer.body.text(), signature };
  } catch (error) {
    if (clientClosed.aborted) return CLIENT_CLOSED;
    const reason = (error as { code?: unknown }).code;
    if (cut.signal.aborted || TIMEOUT_CODES.has(reason)) return TIMED_OUT;
    return { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: typeof reason === "string" ? reason : "UNKNOWN" };
  } finally {
    clearTimeout(timer);
    clientClosed.removeEventListener("abort", abort);
  }
}

const CONNECT_TIMEOUT_MS = 1_500;
/** A fallback behind each call's own deadline; the longest is a report's. */
const MAX_RESPONSE_MS = 10_000;
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/** The connections to one subgraph. They are never shared, so that a subgraph that hangs does not block another. */
export function createSubgraphPool(origin: string): Pool {
  return new Pool(origin, {
    connections: 32,
    pipelining: 1,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: MAX_RESPONSE_MS,
    bodyTimeout: MAX_RESPONSE_MS,
    maxResponseSize: MAX_RESPONSE_BYTES,
  });
}
