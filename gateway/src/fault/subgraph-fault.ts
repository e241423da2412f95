import { type ErrorCode, errorCodes } from "@aiwork/runtime/refusal/error-code";
import { Refusal } from "@aiwork/runtime/refusal/refusal";
import type { Place } from "../fetch/place";

/** The codes that say that a subgraph could not be had; the client is told which. */
export const UNHAD: ReadonlySet<ErrorCode> = new Set(["SUBGRAPH_UNAVAILABLE", "TIMEOUT"]);

/** What is told of a subgraph's failing: a code, the closed list's sentence, and the subgraph's name where it helps. */
export function subgraphFault(code: ErrorCode, subgraph: string, place?: Place): Refusal {
  return new Refusal(code, UNHAD.has(code) ? { subgraph } : {}, errorCodes[code], place);
}
