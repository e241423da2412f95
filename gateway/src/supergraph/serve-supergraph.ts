import type { GatewaySettings } from "../configuration/gateway-settings";
import { firstGeneration } from "../reload/first-generation";
import { type Follower, followSource, type Offered } from "../reload/follow-source";
import { lastGoodAt } from "../reload/keep-last-good";
import { ServedSupergraph } from "../reload/served-supergraph";
import { fileSource, registrySource } from "../reload/supergraph-source";
import type { Surroundings } from "./build-generation";

type Settings = Pick<GatewaySettings, "SUPERGRAPH_PATH" | "REGISTRY_URL" | "LAST_GOOD_PATH">;

export interface Service {
  readonly served: ServedSupergraph;
  readonly follower: Follower;
}

/** Serves the supergraph of a registry or a file, and follows its changes. @throws ConfigurationError */
export async function serveSupergraph(
  { SUPERGRAPH_PATH, REGISTRY_URL, LAST_GOOD_PATH }: Settings,
  dependencies: Surroundings,
  note?: (offered: Offered) => void,
): Promise<Service> {
  const source = REGISTRY_URL === undefined ? fileSource(SUPERGRAPH_PATH) : registrySource(REGISTRY_URL);
  const lastGood = lastGoodAt(LAST_GOOD_PATH);
  const served = new ServedSupergraph(await firstGeneration(source, lastGood, dependencies));
  return { served, follower: followSource(source, served, lastGood, dependencies, note) };
}
