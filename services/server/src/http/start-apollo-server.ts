import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { OperationTypeNode } from "graphql";
import type { Log } from "../telemetry/log";
import { type BeforeResponse, formatErrors, keepOriginalError } from "./format-errors";
import { refuseDocument } from "./inspect-document";
import { operationError } from "./operation.errors";
import type { RequestContext } from "./request-context";

type ServedSchema<Context extends RequestContext> = Pick<
  ApolloServerOptions<Context>,
  "schema" | "gateway" | "introspection" | "documentStore"
>;

/** Starts @apollo/server with the options of every server here: no landing page, no usage reports, no per-field plugins. */
export async function startApolloServer<Context extends RequestContext>(
  what: ServedSchema<Context>,
  log: Log,
  beforeAnswer?: BeforeResponse<Context>,
  plugins: readonly ApolloServerPlugin<Context>[] = [],
): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    ...(what as ApolloServerOptions<Context> & { schema: never }),
    formatError: keepOriginalError,
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
      formatErrors(log, beforeAnswer),
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

/**
 * Refuses what no executor can run: a document of several operations without an operationName, and an operation of a type
 * that the schema lacks, which graphql-js lets through (GraphQL specification, 5.2.1.1).
 */
const requireOperation: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, operation }) => {
      if (!operation) throw operationError("NO_SUCH_OPERATION");
      const { operation: type } = operation;
      // guard: operation-is-of-type-that-schema-has
      const served = Object.values(OperationTypeNode).filter((each) => schema.getRootType(each));
      if (!served.includes(type)) throw operationError("NO_SUCH_OPERATION_TYPE", { type, served });
    },
  }),
};
