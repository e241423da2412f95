import "../disable-telemetry";
import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { quietLogger } from "@aiwork/runtime/http/open-apollo-server";
import type { Log } from "@aiwork/runtime/log/log";
import type { RequestContext } from "@aiwork/runtime/request/request-context";
import { ApolloGateway } from "@apollo/gateway";
import type { ApolloServerOptions } from "@apollo/server";
import { settleExecution } from "../executor/settle-execution";
import { absentTypes } from "../fetch/absent-entities";
import { SubgraphDataSource } from "../subgraph/subgraph-data-source";
import { findKeyEchoes } from "./find-key-echoes";
import { locateSubgraphs } from "./locate-subgraphs";
import { paveRoads, type RoadKeys } from "./pave-roads";
import { readSupergraph } from "./read-supergraph";

type ServedGateway = NonNullable<ApolloServerOptions<never>["gateway"]>;

/** The gateway over a supergraph file, for @apollo/server. Stopping it closes the connections to the subgraphs. */
export async function loadSupergraph(
  path: string,
  urls: ReadonlyMap<string, string>,
  keys: RoadKeys,
  log: Log,
): Promise<ServedGateway> {
  const { sdl, schema } = await readSupergraph(path);
  const roads = paveRoads(locateSubgraphs(schema, urls), keys);
  const knowledge = { schema, echoes: findKeyEchoes(schema) };
  const sources = new Map([...roads].map(([name, road]) => [name, new SubgraphDataSource(name, road, knowledge, log)]));
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }) => sources.get(name) as SubgraphDataSource,
    logger: quietLogger(log),
    __exposeQueryPlanExperimental: false,
  });
  const close = async () => void (await Promise.all([...sources.values()].map((source) => source.close())));
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    async load(options) {
      const { executor } = await gateway.load(options).catch(async () => {
        await close();
        throw new ConfigurationError([`SUPERGRAPH_PATH: ${path} is not a supergraph that @apollo/gateway can serve`]);
      });
      return {
        executor: async (request) =>
          settleExecution(await executor(request), absentTypes(request.context as RequestContext)),
      };
    },
    async stop() {
      await gateway.stop();
      await close();
    },
  };
}
