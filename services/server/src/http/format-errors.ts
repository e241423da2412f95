import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type ErrorCode, errorCodes, isErrorCode } from "../errors/error-codes";
import { findRefusal } from "../errors/refusal";
import type { Log } from "../telemetry/log";
import { findInputFaults } from "./input-faults";
import { requestError } from "./request.errors";
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
        async willSendResponse({ response: { body }, source, schema, operation, request: { variables } }) {
          if (body.kind !== "single") return;
          const isRefused = source !== undefined && body.singleResult.data === undefined;
          await beforeAnswer(contextValue).catch((error: unknown) => {
            body.singleResult = { data: null, errors: [keepOriginalError({ message: "" }, error)] };
          });
          let { errors } = body.singleResult;
          if (!errors) return;
          // guard: fault-of-input-names-its-field
          if (operation && errors.some(isVariableFault))
            errors = findInputFaults(schema, operation, variables ?? {}).map((fault) =>
              keepOriginalError({ message: "" }, fault),
            );
          const failures = errors.map((formatted) => {
            const error = originalErrors.get(formatted) ?? formatted;
            return { error, answer: formatError(error, contextValue) };
          });
          logServerErrors(log, failures, contextValue);
          const answers = failures.map(({ answer }) => answer);
          body.singleResult.errors = answers.every(isFaultOfDocument) ? fewOf(answers) : answers;
          if (isRefused && body.singleResult.errors.every(({ extensions }) => extensions?.code !== "INTERNAL"))
            markRefused(contextValue);
        },
      };
    },
  };
}

const isFaultOfDocument = ({ extensions }: GraphQLFormattedError) => extensions?.code === "GRAPHQL_VALIDATION_FAILED";

/** As many faults of a document as somebody mends at a time. */
const MAX_FAULTS = 5;

/** The first faults of a document, each sentence once: a short document can have a thousand. */
function fewOf(answers: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const bySentence = new Map(answers.toReversed().map((answer) => [answer.message, answer]));
  // guard: document-is-told-few-faults
  return answers.filter((answer) => bySentence.get(answer.message) === answer).slice(0, MAX_FAULTS);
}

/** graphql-js reports a variable that does not fit its type by a sentence that quotes the value. */
function isVariableFault(formatted: GraphQLFormattedError): boolean {
  const { message } = (originalErrors.get(formatted) ?? formatted) as { message: string };
  return formatted.extensions?.code === "BAD_USER_INPUT" && message.startsWith('Variable "$');
}

interface FailedField {
  readonly error: unknown;
  readonly answer: GraphQLFormattedError;
}

/**
 * Logs one line for a request in which this server or its database failed: what failed first, and how often. A document
 * that asks a failing database for a thousand fields is still one request. Errors that the caller caused are not logged.
 */
function logServerErrors(log: Log, failures: readonly FailedField[], { traceId }: RequestContext): void {
  const unexpected = failures.filter(({ answer }) => answer.extensions?.code === "INTERNAL");
  const unavailable = failures.filter(({ answer }) => String(answer.extensions?.refusal).startsWith("DATABASE_"));
  const [first] = [...unexpected, ...unavailable];
  if (!first) return;
  const count = unexpected.length + unavailable.length;
  // guard: request-is-one-line-of-log
  if (unexpected.length > 0) {
    const { originalError: err = first.error } = first.error as { originalError?: unknown };
    log.error({ err, count, traceId }, "unexpected error");
  } else {
    const { cause: err } = (findRefusal(first.error) ?? {}) as { cause?: unknown };
    log.warn({ refusal: first.answer.extensions?.refusal, err, count, traceId }, "database unavailable");
  }
}

/** How @apollo/server refuses what a form of another site could send. */
const BLOCKED_AS_FORGERY = /^This operation has been blocked as a potential Cross-Site Request Forgery/;

/** Describes the errors that @apollo/server returns before its pipeline: no query, a GET without preflight header. */
export function formatEarlyErrors(body: string, context: RequestContext): string {
  if (formattedRequests.has(context.requestKey)) return body;
  const { errors } = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  if (!errors) return body;
  return JSON.stringify({
    errors: errors.map(({ message, extensions }) => {
      // guard: get-without-preflight-names-its-header
      if (BLOCKED_AS_FORGERY.test(message)) return formatError(requestError("PREFLIGHT_HEADER"), context);
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

/** Keeps graphql-js's message where it is about the document. */
function sentenceFor(code: ErrorCode, error: unknown, { language }: RequestContext): string {
  const message = error instanceof Error ? error.message : "";
  if (GRAPHQL_CODES.has(code))
    return message.replace(QUOTED_TEXT, (quoted) => (QUOTED_NAME.test(quoted) ? quoted : '"…"'));
  return errorCodes[code][language];
}

const KEPT_STATUSES: ReadonlySet<number | undefined> = new Set([405, 429, 503]);
const refusedRequests = new WeakSet<object>();

/** Marks a request whose document or variables were refused before execution. */
function markRefused({ requestKey }: RequestContext): void {
  refusedRequests.add(requestKey);
}

/**
 * The HTTP status of a response. GraphQL over HTTP, 6.4: a refused document is a 400 with
 * application/graphql-response+json, and a 200 with application/json. A mutation by GET stays a 405, and a refusal of a
 * request that may be sent again a 429 or a 503.
 */
export function responseStatus(status: number | undefined, mediaType: string, { requestKey }: RequestContext): number {
  // guard: refused-document-is-200-of-json
  if (!refusedRequests.has(requestKey) || KEPT_STATUSES.has(status)) return status ?? 200;
  return mediaType.startsWith("application/graphql-response+json") ? 400 : 200;
}
