import "../disable-telemetry";
import { parentPort, workerData } from "node:worker_threads";
import { ApolloGateway } from "@apollo/gateway";

/** A supergraph that is only looked at calls nobody. */
const nobody = { process: async () => ({ data: null }) };
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

const gateway = new ApolloGateway({ supergraphSdl: workerData as string, buildService: () => nobody, logger: quiet });
void gateway
  .load()
  .then(
    () => true,
    () => false,
  )
  .then(async (isWell) => {
    parentPort?.postMessage(isWell);
    await gateway.stop();
  });
