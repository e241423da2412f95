import { type ErrorCode, errorCodes, isErrorCode } from "@aiwork/server/errors/error-codes";
import { Refusal } from "@aiwork/server/errors/refusal";
import { isResponseObject, type ResponsePath } from "./graphql-response";

/** Errors that the caller can correct. Their messages come from the parties' catalogues and say how. */
const CLIENT_ERROR_CODES: ReadonlySet<ErrorCode> = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "NOT_SERVED_YET",
]);

/** Errors about the gateway's own request to the subgraph. The caller cannot correct them. */
const GATEWAY_ERROR_CODES: ReadonlySet<unknown> = new Set<ErrorCode>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_NOT_REGISTERED",
  "NOT_ACCEPTABLE",
  "UNSUPPORTED_MEDIA_TYPE",
  "PAYLOAD_TOO_LARGE",
]);

/** Reduces a subgraph's error to what may be shown: a known code, a message for the caller, its name and its path. */
export function sanitizeError(error: unknown, subgraph: string): Refusal {
  const { message, extensions, path: givenPath } = isResponseObject(error) ? error : {};
  const { code, refusal, inputPath } = isResponseObject(extensions) ? extensions : {};
  const path = isResponsePath(givenPath) ? givenPath : undefined;
  if (GATEWAY_ERROR_CODES.has(code)) return subgraphError("SUBGRAPH_UNAVAILABLE", subgraph, path);
  if (!isErrorCode(code)) return subgraphError("INTERNAL", subgraph, path);
  if (!CLIENT_ERROR_CODES.has(code) || !isSentence(message)) return subgraphError(code, subgraph, path);
  const names = { ...(isName(refusal) && { refusal }), ...(isResponsePath(inputPath) && { inputPath }) };
  return new Refusal(code, names, { ja: message, en: message }, path);
}

function isName(refusal: unknown): refusal is string {
  return typeof refusal === "string" && /^[A-Z][A-Z0-9_]{0,63}$/.test(refusal);
}

/** One line of at most 300 characters without a URL: neither a stack nor an HTML page. */
function isSentence(message: unknown): message is string {
  return typeof message === "string" && /^[^\p{Cc}]{1,300}$/u.test(message) && !message.includes("://");
}

/** @apollo/gateway cannot map a path in `_entities` that has no index. */
function isResponsePath(path: unknown): path is ResponsePath {
  if (!Array.isArray(path) || (path[0] === "_entities" && typeof path[1] !== "number")) return false;
  return path.every((step) => (typeof step === "string" ? /^[_A-Za-z]\w*$/.test(step) : Number.isInteger(step)));
}

export function isClientError({ extensions: { code } }: Refusal): boolean {
  return CLIENT_ERROR_CODES.has(code as ErrorCode);
}

/** The codes for a subgraph that cannot be used. With them the client learns which subgraph it is. */
const UNAVAILABLE_CODES: ReadonlySet<ErrorCode> = new Set(["SUBGRAPH_UNAVAILABLE", "TIMEOUT"]);

/** The error for a failing subgraph: a code with its fixed message, and the subgraph's name if it is unavailable. */
export function subgraphError(code: ErrorCode, subgraph: string, path?: ResponsePath): Refusal {
  return new Refusal(code, UNAVAILABLE_CODES.has(code) ? { subgraph } : {}, errorCodes[code], path);
}
