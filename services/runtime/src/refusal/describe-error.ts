import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { RequestContext } from "../request/request-context";
import { type ErrorCode, errorCodes, isErrorCode } from "./error-code";
import { findRefusal } from "./refusal";

const WRITTEN_BY_GRAPHQL: ReadonlySet<ErrorCode> = new Set(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"]);
const OTHER_NAMES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_FOUND: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_USER_INPUT",
};

/**
 * The public form of an error: its path, a code of the closed list, a sentence in the caller's language and the trace
 * id. It never contains a stack, SQL, an address, a value or text of other software.
 */
export function describeError(error: unknown, context: RequestContext): GraphQLFormattedError {
  const refusal = findRefusal(error);
  const code = codeOf(refusal ?? error);
  const { locations, path } = error instanceof GraphQLError ? error.toJSON() : {};
  const message = refusal?.sentences[context.language] ?? sentenceFor(code, error, context);
  const extensions = { code, ...refusal?.names, traceId: context.traceId };
  return { message, ...(locations && { locations }), ...(path && { path }), extensions };
}

function codeOf(error: unknown): ErrorCode {
  const { code } = (error instanceof GraphQLError && error.extensions) || {};
  const known = OTHER_NAMES[String(code)] ?? code;
  return isErrorCode(known) ? known : "INTERNAL";
}

/** Quoted text in graphql-js's messages. Names and types may be repeated; anything else in quotes is a value. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const NAME = /^"[$@]?[_A-Za-z][\w.]*[\]!]*"$|^"\[+\w+[\]!]*"$/;

/** Keeps graphql-js's message where it is about the document; for a wrong variable, only its name. */
function sentenceFor(code: ErrorCode, error: unknown, { language }: RequestContext): string {
  const message = error instanceof Error ? error.message : "";
  if (WRITTEN_BY_GRAPHQL.has(code)) return message.replace(QUOTED, (quoted) => (NAME.test(quoted) ? quoted : '"…"'));
  const variable = code === "BAD_USER_INPUT" && /^Variable "(\$\w+)"/.exec(message)?.[1];
  if (!variable) return errorCodes[code][language];
  return language === "ja"
    ? `変数 ${variable} の値が型に合いません。`
    : `The value of ${variable} does not fit its type.`;
}
