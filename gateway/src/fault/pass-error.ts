import { type ErrorCode, isErrorCode } from "@aiwork/runtime/refusal/error-code";
import { Refusal } from "@aiwork/runtime/refusal/refusal";
import { isObject } from "../fetch/data";
import type { Place } from "../fetch/place";
import { subgraphFault } from "./subgraph-fault";

/** Faults of the caller: their sentences are written by the parties' catalogues and say what to do better. */
const CALLERS: ReadonlySet<ErrorCode> = new Set(["UNAUTHENTICATED", "FORBIDDEN", "BAD_USER_INPUT", "NOT_SERVED_YET"]);

/** What a subgraph says of the gateway's own request is not the caller's fault: the two do not understand each other. */
const GATEWAYS: ReadonlySet<unknown> = new Set<ErrorCode>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_NOT_REGISTERED",
  "NOT_ACCEPTABLE",
  "UNSUPPORTED_MEDIA_TYPE",
  "PAYLOAD_TOO_LARGE",
]);

/** What passes of an error in a subgraph's answer: closed code, a caller's sentence, the refusal's name, its place. */
export function passError(error: unknown, subgraph: string): Refusal {
  const { message, extensions, path } = isObject(error) ? error : {};
  const { code, refusal } = isObject(extensions) ? extensions : {};
  const place = isPlace(path) ? path : undefined;
  if (GATEWAYS.has(code)) return subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph, place);
  if (!isErrorCode(code)) return subgraphFault("INTERNAL", subgraph, place);
  if (!CALLERS.has(code) || !isSentence(message)) return subgraphFault(code, subgraph, place);
  return new Refusal(code, isName(refusal) ? { refusal } : {}, { ja: message, en: message }, place);
}

function isName(refusal: unknown): refusal is string {
  return typeof refusal === "string" && /^[A-Z][A-Z0-9_]{0,63}$/.test(refusal);
}

/** One line of moderate length without an address: neither a stack nor a page. */
function isSentence(message: unknown): message is string {
  return typeof message === "string" && /^[^\p{Cc}]{1,300}$/u.test(message) && !message.includes("://");
}

/** An error of `_entities` without an index has no place that @apollo/gateway could find again. */
function isPlace(path: unknown): path is Place {
  if (!Array.isArray(path) || (path[0] === "_entities" && typeof path[1] !== "number")) return false;
  return path.every((step) => (typeof step === "string" ? /^[_A-Za-z]\w*$/.test(step) : Number.isInteger(step)));
}

export function isCallersFault({ extensions: { code } }: Refusal): boolean {
  return CALLERS.has(code as ErrorCode);
}
