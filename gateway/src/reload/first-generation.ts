import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { buildGeneration, type Generation, type Surroundings } from "../supergraph/build-generation";
import type { LastGood } from "./keep-last-good";
import type { SupergraphSource } from "./supergraph-source";

/**
 * The supergraph to begin with: what the source gives or, where that is none or cannot be had, the one that was last in
 * service. @throws ConfigurationError of the source
 */
export async function firstGeneration(
  source: SupergraphSource,
  lastGood: LastGood,
  around: Surroundings,
): Promise<Generation> {
  try {
    const first = await buildGeneration(source.name, (await source.read()) ?? "", around);
    await lastGood.keep(first.sdl).catch((err) => around.log.warn({ err }, "the last good supergraph is not kept"));
    return first;
  } catch (error) {
    const kept = error instanceof ConfigurationError ? await lastGood.read() : undefined;
    if (kept === undefined) throw error;
    const goesOn = await buildGeneration("LAST_GOOD_PATH", kept, around).catch(() => undefined);
    if (!goesOn) throw error;
    around.log.error({ faults: (error as ConfigurationError).sentences }, "the last good supergraph is served");
    return goesOn;
  }
}
