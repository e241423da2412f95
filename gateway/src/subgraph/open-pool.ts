import { Pool } from "undici";

const CONNECT_MS = 1_500;
/** The last resort behind each call's own deadline, of which a report's is the longest. */
const LONGEST_MS = 10_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** The connections to one subgraph, never shared with another's: one that hangs must not hold up the other. */
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
