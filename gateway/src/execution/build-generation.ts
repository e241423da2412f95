import "../supergraph/disable-telemetry";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import type { RequestContext } from "@aiwork/server/http/request-context";
import { quietLogger } from "@aiwork/server/http/start-apollo-server";
import type { Log } from "@aiwork/server/telemetry/log";
import { ApolloGateway } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import { planAhead } from "../operations/plan-ahead";
import { type CallObserver, SubgraphCaller } from "../subgraph/call-subgraph";
import type { GatewayContext } from "../subgraph/gateway-context";
import { timeoutsFor } from "../subgraph/request-deadline";
import { locateSubgraphs, resolveEndpoints, type SigningKeysBySubgraph } from "../subgraph/subgraph-endpoints";
import { readSupergraph } from "../supergraph/read-supergraph";
import { absentTypes, normalizeExecutionResult } from "./execution-result";
import { findKeyEchoes } from "./key-echoes";
import { SubgraphDataSource } from "./subgraph-data-source";

type Executor = ApolloGateway["executor"];

/** What stays the same from one supergraph to the next. */
export interface GenerationDependencies {
  readonly urls: ReadonlyMap<string, string>;
  readonly keys: SigningKeysBySubgraph;
  readonly log: Log;
  readonly observer: CallObserver;
  /** Documents that are planned before the first request. */
  readonly plannedDocuments: readonly string[];
}

/** One supergraph in service: its API schema, and the executor of that schema's operations. */
export interface Generation {
  readonly sdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly execute: Executor;
  close(): Promise<void>;
}

/** @param name the supergraph's source, for error messages @throws ConfigurationError if it cannot be served */
export async function buildGeneration(
  name: string,
  sdl: string,
  dependencies: GenerationDependencies,
): Promise<Generation> {
  const { urls, keys, log, observer, plannedDocuments } = dependencies;
  const { schema } = readSupergraph(name, sdl);
  const endpoints = resolveEndpoints(locateSubgraphs(schema, urls), keys);
  const knowledge = { schema, echoes: findKeyEchoes(schema) };
  const callers = new Map(
    [...endpoints].map(([name, { url, credentials }]) => [name, new SubgraphCaller(name, url, credentials, observer)]),
  );
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }) => new SubgraphDataSource(callers.get(name) as SubgraphCaller, knowledge, log),
    logger: quietLogger(log),
    __exposeQueryPlanExperimental: false,
  });
  // Loading blocks the event loop, so let waiting requests run first.
  await nextTurn();
  const close = async () => void (await Promise.all([...callers.values()].map((caller) => caller.close())));
  let apiSchema = schema;
  gateway.onSchemaLoadOrUpdate((loaded) => {
    apiSchema = loaded.apiSchema;
  });
  const { executor } = await gateway.load().catch(async () => {
    await close();
    throw new ConfigurationError([`${name} is not a supergraph that @apollo/gateway can serve`]);
  });
  await planAhead(gateway, apiSchema, plannedDocuments);
  return {
    sdl,
    apiSchema,
    execute: async (request) => {
      const context = request.context as GatewayContext;
      context.deadline.timeouts = timeoutsFor(request.operation.operation, context.caller);
      return normalizeExecutionResult(await executor(request), absentTypes(request.context as RequestContext));
    },
    async close() {
      await gateway.stop();
      await close();
    },
  };
}
