import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import { buildGeneration, type Generation, type GenerationDependencies } from "../execution/build-generation";
import {
  createFileSource,
  createLastGoodStore,
  createRegistrySource,
  type LastGoodSupergraph,
  type SupergraphSource,
} from "../supergraph/supergraph-source";
import { followSource, type ReloadOutcome, type SupergraphFollower } from "./follow-source";
import type { GatewaySettings } from "./gateway-settings";
import { ServedSupergraph } from "./served-supergraph";

type SupergraphSettings = Pick<GatewaySettings, "SUPERGRAPH_PATH" | "REGISTRY_URL" | "LAST_GOOD_PATH">;

interface SupergraphService {
  readonly served: ServedSupergraph;
  readonly follower: SupergraphFollower;
}

/** Serves the supergraph of a registry or a file, and follows its changes. @throws ConfigurationError */
export async function serveSupergraph(
  { SUPERGRAPH_PATH, REGISTRY_URL, LAST_GOOD_PATH }: SupergraphSettings,
  dependencies: GenerationDependencies,
  onReload?: (outcome: ReloadOutcome) => void,
): Promise<SupergraphService> {
  const source = REGISTRY_URL === undefined ? createFileSource(SUPERGRAPH_PATH) : createRegistrySource(REGISTRY_URL);
  const lastGood = createLastGoodStore(LAST_GOOD_PATH);
  const served = new ServedSupergraph(await buildFirstGeneration(source, lastGood, dependencies));
  return { served, follower: followSource(source, served, lastGood, dependencies, onReload) };
}

/**
 * The supergraph to start with: the source's or, if that is invalid or cannot be read, the last one in service.
 * @throws ConfigurationError of the source
 */
async function buildFirstGeneration(
  source: SupergraphSource,
  lastGood: LastGoodSupergraph,
  dependencies: GenerationDependencies,
): Promise<Generation> {
  try {
    const first = await buildGeneration(source.name, (await source.read()) ?? "", dependencies);
    await lastGood
      .keep(first.sdl)
      .catch((err) => dependencies.log.warn({ err }, "cannot save the last good supergraph"));
    return first;
  } catch (error) {
    const kept = error instanceof ConfigurationError ? await lastGood.read() : undefined;
    if (kept === undefined) throw error;
    const lastGeneration = await buildGeneration("LAST_GOOD_PATH", kept, dependencies).catch(() => undefined);
    if (!lastGeneration) throw error;
    dependencies.log.error({ faults: (error as ConfigurationError).sentences }, "serving the last good supergraph");
    return lastGeneration;
  }
}
