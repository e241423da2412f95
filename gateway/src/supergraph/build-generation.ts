import "../disable-telemetry";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { quietLogger } from "@aiwork/runtime/http/open-apollo-server";
import type { Log } from "@aiwork/runtime/log/log";
import type { RequestContext } from "@aiwork/runtime/request/request-context";
import { ApolloGateway } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import { patienceFor } from "../deadline/patience";
import { settleExecution } from "../executor/settle-execution";
import { absentTypes } from "../fetch/absent-entities";
import type { GatewayContext } from "../gateway-context";
import { planAhead } from "../operations/plan-ahead";
import { type CallNotes, SubgraphCaller } from "../subgraph/call-subgraph";
import { SubgraphDataSource } from "../subgraph/subgraph-data-source";
import { findKeyEchoes } from "./find-key-echoes";
import { locateSubgraphs } from "./locate-subgraphs";
import { paveRoads, type RoadKeys } from "./pave-roads";
import { readSupergraph } from "./read-supergraph";

type Executor = ApolloGateway["executor"];

/** What stays the same from one supergraph to the next. */
export interface Surroundings {
  readonly urls: ReadonlyMap<string, string>;
  readonly keys: RoadKeys;
  readonly log: Log;
  readonly notes: CallNotes;
  /** Documents that are planned before the first request. */
  readonly known: readonly string[];
}

/** One supergraph in service: its API schema, and the executor of that schema's operations. */
export interface Generation {
  readonly sdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly execute: Executor;
  close(): Promise<void>;
}

/** @param name the supergraph's source, for error messages @throws ConfigurationError if it cannot be served */
export async function buildGeneration(name: string, sdl: string, dependencies: Surroundings): Promise<Generation> {
  const { urls, keys, log, notes, known } = dependencies;
  const { schema } = readSupergraph(name, sdl);
  const endpoints = paveRoads(locateSubgraphs(schema, urls), keys);
  const knowledge = { schema, echoes: findKeyEchoes(schema) };
  const callers = new Map(
    [...endpoints].map(([name, { url, credentials }]) => [name, new SubgraphCaller(name, url, credentials, notes)]),
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
  await planAhead(gateway, apiSchema, known);
  return {
    sdl,
    apiSchema,
    execute: async (request) => {
      const context = request.context as GatewayContext;
      context.deadline.timeouts = patienceFor(request.operation.operation, context.caller);
      return settleExecution(await executor(request), absentTypes(request.context as RequestContext));
    },
    async close() {
      await gateway.stop();
      await close();
    },
  };
}
