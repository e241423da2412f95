import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { Log } from "../log/log";
import { describeError } from "../refusal/describe-error";
import { errorCodes, isErrorCode } from "../refusal/error-code";
import { findRefusal } from "../refusal/refusal";
import type { RequestContext } from "../request/request-context";
import { noteRefused } from "./status-of";

const thrown = new WeakMap<object, unknown>();
const described = new WeakSet<object>();

/** Used as @apollo/server's formatError, which does not know the request: keeps the original error for the plugin below. */
export function keepThrown(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const kept = { ...formatted };
  thrown.set(kept, error);
  return kept;
}

/** Runs before a response is sent. If it throws, that error replaces the response. */
export type BeforeAnswer<Context extends RequestContext> = (context: Context) => Promise<void>;

/** Replaces every error of a response by its public form, and logs unexpected errors. */
export function describeErrors<Context extends RequestContext>(
  log: Log,
  beforeAnswer: BeforeAnswer<Context> = async () => {},
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      described.add(contextValue.requestKey);
      return {
        async willSendResponse({ response: { body }, source }) {
          if (body.kind !== "single") return;
          const isRefused = source !== undefined && body.singleResult.data === undefined;
          await beforeAnswer(contextValue).catch((error: unknown) => {
            body.singleResult = { data: null, errors: [keepThrown({ message: "" }, error)] };
          });
          if (!body.singleResult.errors) return;
          body.singleResult.errors = body.singleResult.errors.map((formatted) => {
            const error = thrown.get(formatted) ?? formatted;
            const answer = describeError(error, contextValue);
            logFault(log, answer, error, contextValue);
            return answer;
          });
          if (isRefused && body.singleResult.errors.every(({ extensions }) => extensions?.code !== "INTERNAL"))
            noteRefused(contextValue);
        },
      };
    },
  };
}

/** Logs errors of this server and of its database; errors that the caller caused are not logged. */
function logFault(log: Log, { extensions }: GraphQLFormattedError, error: unknown, { traceId }: RequestContext): void {
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
export function describeEarlyErrors(body: string, context: RequestContext): string {
  if (described.has(context.requestKey)) return body;
  const { errors } = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  if (!errors) return body;
  return JSON.stringify({
    errors: errors.map(({ extensions }) => {
      const code = isErrorCode(extensions?.code) ? extensions.code : "BAD_USER_INPUT";
      return { message: errorCodes[code][context.language], extensions: { code, traceId: context.traceId } };
    }),
  });
}
