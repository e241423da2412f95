import { type ErrorCode, isErrorCode } from "@aiwork/runtime/refusal/error-code";
import { Refusal } from "@aiwork/runtime/refusal/refusal";
import { isObject } from "../fetch/data";
import type { Place } from "../fetch/place";
import { subgraphFault } from "./subgraph-fault";

/** Errors that the caller can correct. Their messages come from the parties' catalogues and say how. */
const CALLERS: ReadonlySet<ErrorCode> = new Set(["UNAUTHENTICATED", "FORBIDDEN", "BAD_USER_INPUT", "NOT_SERVED_YET"]);

/** Errors about the gateway's own request to the subgraph. The caller cannot correct them. */
const GATEWAYS: ReadonlySet<unknown> = new Set<ErrorCode>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_NOT_REGISTERED",
  "NOT_ACCEPTABLE",
  "UNSUPPORTED_MEDIA_TYPE",
  "PAYLOAD_TOO_LARGE",
]);

/** Reduces a subgraph's error to what may be shown: a known code, a message for the caller, its name and its path. */
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

/** One line of at most 300 characters without a URL: neither a stack nor an HTML page. */
function isSentence(message: unknown): message is string {
  return typeof message === "string" && /^[^\p{Cc}]{1,300}$/u.test(message) && !message.includes("://");
}

/** @apollo/gateway cannot map a path in `_entities` that has no index. */
function isPlace(path: unknown): path is Place {
  if (!Array.isArray(path) || (path[0] === "_entities" && typeof path[1] !== "number")) return false;
  return path.every((step) => (typeof step === "string" ? /^[_A-Za-z]\w*$/.test(step) : Number.isInteger(step)));
}

export function isCallersFault({ extensions: { code } }: Refusal): boolean {
  return CALLERS.has(code as ErrorCode);
}
