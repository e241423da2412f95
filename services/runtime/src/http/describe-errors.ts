import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { Log } from "../log/log";
import { describeError, findRefusal } from "../refusal/describe-error";
import { errorCodes, isErrorCode } from "../refusal/error-code";
import type { RequestContext } from "../request/request-context";
import { noteRefused } from "./status-of";

const thrown = new WeakMap<object, unknown>();
const described = new WeakSet<object>();

/** @apollo/server's formatError does not know the request: it keeps the error thrown for the plugin that does. */
export function keepThrown(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const kept = { ...formatted };
  thrown.set(kept, error);
  return kept;
}

/** What must be done before an answer leaves; where it throws, that is the answer. */
export type BeforeAnswer<Context extends RequestContext> = (context: Context) => Promise<void>;

/** Gives every error of an answer its closed code, its sentence and the trace id; logs what nobody foresaw. */
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

/** Faults of ours and of what we lean on; the caller's own are not logged. */
function logFault(log: Log, { extensions }: GraphQLFormattedError, error: unknown, { traceId }: RequestContext): void {
  const { code, refusal } = extensions ?? {};
  if (code === "INTERNAL") {
    const { originalError: err = error } = error as { originalError?: unknown };
    log.error({ err, traceId }, "unforeseen error");
  } else if (typeof refusal === "string" && refusal.startsWith("DATABASE_")) {
    const { cause: err } = (findRefusal(error) ?? {}) as { cause?: unknown };
    log.warn({ refusal, err, traceId }, "the database did not answer");
  }
}

/** What @apollo/server answers before its pipeline (no query, a GET without preflight) is described here. */
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
