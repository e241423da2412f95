import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type ErrorCode, errorCodes, isErrorCode } from "../errors/error-codes";
import { findRefusal } from "../errors/refusal";
import type { Log } from "../telemetry/log";
import type { RequestContext } from "./request-context";

const originalErrors = new WeakMap<object, unknown>();
const formattedRequests = new WeakSet<object>();

/** Used as @apollo/server's formatError, which does not know the request: keeps the original error for the plugin below. */
export function keepOriginalError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const kept = { ...formatted };
  originalErrors.set(kept, error);
  return kept;
}

/** Runs before a response is sent. If it throws, that error replaces the response. */
export type BeforeResponse<Context extends RequestContext> = (context: Context) => Promise<void>;

/** Replaces every error of a response by its public form, and logs unexpected errors. */
export function formatErrors<Context extends RequestContext>(
  log: Log,
  beforeAnswer: BeforeResponse<Context> = async () => {},
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      formattedRequests.add(contextValue.requestKey);
      return {
        async willSendResponse({ response: { body }, source }) {
          if (body.kind !== "single") return;
          const isRefused = source !== undefined && body.singleResult.data === undefined;
          await beforeAnswer(contextValue).catch((error: unknown) => {
            body.singleResult = { data: null, errors: [keepOriginalError({ message: "" }, error)] };
          });
          if (!body.singleResult.errors) return;
          body.singleResult.errors = body.singleResult.errors.map((formatted) => {
            const error = originalErrors.get(formatted) ?? formatted;
            const answer = formatError(error, contextValue);
            logServerError(log, answer, error, contextValue);
            return answer;
          });
          if (isRefused && body.singleResult.errors.every(({ extensions }) => extensions?.code !== "INTERNAL"))
            markRefused(contextValue);
        },
      };
    },
  };
}

/** Logs errors of this server and of its database; errors that the caller caused are not logged. */
function logServerError(
  log: Log,
  { extensions }: GraphQLFormattedError,
  error: unknown,
  { traceId }: RequestContext,
): void {
  const { code, refusal } = extensions ?? {};
  if (code === "INTERNAL") {
    const { originalError: err = error } = error as { originalError?: unknown };
    log.error({ err, traceId }, "unexpected error");
  } else if (typeof refusal === "string" && refusal.startsWith("DATABASE_")) {
    const { cause: err } = (findRefusal(error) ?? {}) as { cause?: unknown };
    log.warn({ refusal, err, traceId }, "database unavailable");
  }
}

/** Describes the errors that @apollo/server returns before its pipeline: no query, a GET without preflight header. */
export function formatEarlyErrors(body: string, context: RequestContext): string {
  if (formattedRequests.has(context.requestKey)) return body;
  const { errors } = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  if (!errors) return body;
  return JSON.stringify({
    errors: errors.map(({ extensions }) => {
      const code = isErrorCode(extensions?.code) ? extensions.code : "BAD_USER_INPUT";
      return { message: errorCodes[code][context.language], extensions: { code, traceId: context.traceId } };
    }),
  });
}

const GRAPHQL_CODES: ReadonlySet<ErrorCode> = new Set(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"]);
const CODE_ALIASES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_FOUND: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_USER_INPUT",
};

/**
 * The public form of an error: its path, a code of the closed list, a sentence in the caller's language and the trace
 * id. It never contains a stack, SQL, an address, a value or text of other software.
 */
export function formatError(error: unknown, context: RequestContext): GraphQLFormattedError {
  const refusal = findRefusal(error);
  const code = codeOf(refusal ?? error);
  const { locations, path } = error instanceof GraphQLError ? error.toJSON() : {};
  const message = refusal?.sentences[context.language] ?? sentenceFor(code, error, context);
  const extensions = { code, ...refusal?.names, traceId: context.traceId };
  return { message, ...(locations && { locations }), ...(path && { path }), extensions };
}

function codeOf(error: unknown): ErrorCode {
  const { code } = (error instanceof GraphQLError && error.extensions) || {};
  const known = CODE_ALIASES[String(code)] ?? code;
  return isErrorCode(known) ? known : "INTERNAL";
}

/** Quoted text in graphql-js's messages. Names and types may be repeated; anything else in quotes is a value. */
const QUOTED_TEXT = /"(?:[^"\\]|\\.)*"/g;
const QUOTED_NAME = /^"[$@]?[_A-Za-z][\w.]*[\]!]*"$|^"\[+\w+[\]!]*"$/;

/** Keeps graphql-js's message where it is about the document; for a wrong variable, only its name. */
function sentenceFor(code: ErrorCode, error: unknown, { language }: RequestContext): string {
  const message = error instanceof Error ? error.message : "";
  if (GRAPHQL_CODES.has(code))
    return message.replace(QUOTED_TEXT, (quoted) => (QUOTED_NAME.test(quoted) ? quoted : '"…"'));
  const variable = code === "BAD_USER_INPUT" && /^Variable "(\$\w+)"/.exec(message)?.[1];
  if (!variable) return errorCodes[code][language];
  return language === "ja"
    ? `変数 ${variable} の値が型に合いません。`
    : `The value of ${variable} does not fit its type.`;
}

const refusedRequests = new WeakSet<object>();

/** Marks a request whose document or variables were refused before execution. */
function markRefused({ requestKey }: RequestContext): void {
  refusedRequests.add(requestKey);
}

/**
 * The HTTP status of a response. GraphQL over HTTP, 6.4: a refused document is a 400 with
 * application/graphql-response+json, and a 200 with application/json. A mutation by GET stays a 405.
 */
export function responseStatus(status: number | undefined, mediaType: string, { requestKey }: RequestContext): number {
  // guard: refused-document-is-200-of-json
  if (!refusedRequests.has(requestKey) || status === 405) return status ?? 200;
  return mediaType.startsWith("application/graphql-response+json") ? 400 : 200;
}
