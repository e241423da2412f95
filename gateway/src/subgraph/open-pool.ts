import { Pool } from "undici";

/** From the deadlines of the whole: client 3 s, subgraph 1.5 s, database 1.2 s. */
export const DEADLINE_MS = 1_500;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** The connections to one subgraph, never shared with another's: one that hangs must not hold up the other. */
export function openPool(origin: string): Pool {
  return new Pool(origin, {
    connections: 32,
    pipelining: 1,
    connect: { timeout: DEADLINE_MS },
    headersTimeout: DEADLINE_MS,
    bodyTimeout: DEADLINE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}
