import "./disable-telemetry";
import { parentPort } from "node:worker_threads";
import { ApolloGateway } from "@apollo/gateway";

/** A supergraph under examination calls no subgraph. */
const noSubgraph = { process: async () => ({ data: null }) };
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

parentPort?.on("message", async (supergraphSdl: string) => {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: () => noSubgraph,
    logger: quiet,
    validateSupergraph: true,
  });
  const isLoadable = await gateway.load().then(
    () => true,
    () => false,
  );
  if (isLoadable) await gateway.stop();
  parentPort?.postMessage(isLoadable);
});
