import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { RequestContext } from "../request/request-context";
import { type ErrorCode, errorCodes, isErrorCode } from "./error-code";
import { Refusal } from "./refusal";

const WRITTEN_BY_GRAPHQL: ReadonlySet<ErrorCode> = new Set(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"]);
const OTHER_NAMES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_FOUND: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_USER_INPUT",
};

/**
 * What may leave of an error: its place in the answer, a code of the closed list, a sentence in the caller's language
 * and the trace id. No stack, SQL, address, value or foreign text.
 */
export function describeError(error: unknown, context: RequestContext): GraphQLFormattedError {
  const refusal = findRefusal(error);
  const code = codeOf(refusal ?? error);
  const { locations, path } = error instanceof GraphQLError ? error.toJSON() : {};
  const message = refusal?.sentences[context.language] ?? sentenceFor(code, error, context);
  const extensions = { code, ...refusal?.names, traceId: context.traceId };
  return { message, ...(locations && { locations }), ...(path && { path }), extensions };
}

/** A refusal thrown in a scalar arrives wrapped by graphql-js, which quotes the value. */
export function findRefusal(error: unknown): Refusal | undefined {
  for (let e: unknown = error; e instanceof Error; e = (e as { originalError?: unknown }).originalError)
    if (e instanceof Refusal) return e;
  return undefined;
}

function codeOf(error: unknown): ErrorCode {
  const { code } = (error instanceof GraphQLError && error.extensions) || {};
  const known = OTHER_NAMES[String(code)] ?? code;
  return isErrorCode(known) ? known : "INTERNAL";
}

/** Names and types may be repeated; what else stands in quotes is a value. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const NAME = /^"[$@]?[_A-Za-z][\w.]*[\]!]*"$|^"\[+\w+[\]!]*"$/;

/** graphql-js's own sentences say what is wrong with a document; of a variable's fault only its name is repeated. */
function sentenceFor(code: ErrorCode, error: unknown, { language }: RequestContext): string {
  const message = error instanceof Error ? error.message : "";
  if (WRITTEN_BY_GRAPHQL.has(code)) return message.replace(QUOTED, (quoted) => (NAME.test(quoted) ? quoted : '"…"'));
  const variable = code === "BAD_USER_INPUT" && /^Variable "(\$\w+)"/.exec(message)?.[1];
  if (!variable) return errorCodes[code][language];
  return language === "ja"
    ? `変数 ${variable} の値が型に合いません。`
    : `The value of ${variable} does not fit its type.`;
}
