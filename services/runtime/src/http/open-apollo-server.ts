import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { Log } from "../log/log";
import type { RequestContext } from "../request/request-context";
import { type BeforeAnswer, describeErrors, keepThrown } from "./describe-errors";
import { refuseDocument } from "./refuse-document";
import { requireOperation } from "./require-operation";

type What<Context extends RequestContext> = Pick<ApolloServerOptions<Context>, "schema" | "gateway" | "introspection">;

/** Starts @apollo/server with the options of every server here: no landing page, no usage reports, no per-field plugins. */
export async function openApolloServer<Context extends RequestContext>(
  what: What<Context>,
  log: Log,
  beforeAnswer?: BeforeAnswer<Context>,
  plugins: readonly ApolloServerPlugin<Context>[] = [],
): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    ...(what as ApolloServerOptions<Context> & { schema: never }),
    formatError: keepThrown,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: quietLogger(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      refuseDocument,
      requireOperation,
      ...plugins,
      describeErrors(log, beforeAnswer),
    ],
  });
  await server.start();
  return server;
}

/** A logger for Apollo's libraries. Their messages may quote a document or a response, so their text is dropped. */
export function quietLogger(log: Log) {
  const note = () => log.debug("message of the GraphQL library (text dropped)");
  return { debug: note, info: note, warn: note, error: note };
}
