import { type ErrorCode, errorCodes } from "@aiwork/runtime/refusal/error-code";
import { Refusal } from "@aiwork/runtime/refusal/refusal";
import type { Place } from "../fetch/place";

/** The codes for a subgraph that cannot be used. With them the client learns which subgraph it is. */
export const UNHAD: ReadonlySet<ErrorCode> = new Set(["SUBGRAPH_UNAVAILABLE", "TIMEOUT"]);

/** The error for a failing subgraph: a code with its fixed message, and the subgraph's name if it is unavailable. */
export function subgraphFault(code: ErrorCode, subgraph: string, place?: Place): Refusal {
  return new Refusal(code, UNHAD.has(code) ? { subgraph } : {}, errorCodes[code], place);
}
