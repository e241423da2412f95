import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { buildGeneration, type Generation, type Surroundings } from "../supergraph/build-generation";
import type { LastGood } from "./keep-last-good";
import type { SupergraphSource } from "./supergraph-source";

/**
 * The supergraph to start with: the source's or, if that is invalid or cannot be read, the last one in service.
 * @throws ConfigurationError of the source
 */
export async function firstGeneration(
  source: SupergraphSource,
  lastGood: LastGood,
  dependencies: Surroundings,
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
    const goesOn = await buildGeneration("LAST_GOOD_PATH", kept, dependencies).catch(() => undefined);
    if (!goesOn) throw error;
    dependencies.log.error({ faults: (error as ConfigurationError).sentences }, "serving the last good supergraph");
    return goesOn;
  }
}
