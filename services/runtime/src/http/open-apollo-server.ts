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

/** @apollo/server as every process of ours runs it: no landing page from elsewhere, no reports, no per-field plugins. */
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

/** Its own lines may quote a document or a subgraph's answer: they are told at debug level only, without their text. */
export function quietLogger(log: Log) {
  const note = () => log.debug("note from the GraphQL library");
  return { debug: note, info: note, warn: note, error: note };
}
