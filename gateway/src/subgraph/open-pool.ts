import { Pool } from "undici";

const CONNECT_MS = 1_500;
/** A fallback behind each call's own deadline; the longest is a report's. */
const LONGEST_MS = 10_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** The connections to one subgraph. They are never shared, so that a subgraph that hangs does not block another. */
export function openPool(origin: string): Pool {
  return new Pool(origin, {
    connections: 32,
    pipelining: 1,
    connect: { timeout: CONNECT_MS },
    headersTimeout: LONGEST_MS,
    bodyTimeout: LONGEST_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}
