import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import { buildGeneration, type GenerationDependencies } from "../execution/build-generation";
import { SupergraphExaminer } from "../supergraph/examine-supergraph";
import type { LastGoodSupergraph, SupergraphSource } from "../supergraph/supergraph-source";
import type { ServedSupergraph } from "./served-supergraph";

const LOOK_EVERY_MS = 1_000;

/** The outcome of a new supergraph. */
export type ReloadOutcome = "swapped" | "refused";

/** Checks for a new supergraph every second until it is stopped, and at once on SIGHUP. */
export interface SupergraphFollower {
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Serves each new supergraph from the source that can be built. An invalid one is refused; the current one stays. */
export function followSource(
  source: SupergraphSource,
  served: ServedSupergraph,
  lastGood: LastGoodSupergraph,
  dependencies: GenerationDependencies,
  onReload: (outcome: ReloadOutcome) => void = () => {},
): SupergraphFollower {
  const { log } = dependencies;
  const examiner = new SupergraphExaminer();
  let lastLogged = "";
  let looking: Promise<void> | undefined;
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();

  async function lookOnce(): Promise<void> {
    try {
      const sdl = await source.read();
      if (sdl === undefined) return;
      lastLogged = "";
      if (sdl === served.current.sdl) return;
      if (!(await examiner.examine(sdl))) throw new ConfigurationError([`${source.name} is not a supergraph`]);
      served.swap(await buildGeneration(source.name, sdl, dependencies, true));
      onReload("swapped");
      log.info("serving a new supergraph");
      await lastGood.keep(sdl);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) return log.error({ err: error }, "cannot replace the supergraph");
      onReload("refused");
      // A registry that stays unreachable is logged once.
      const sentences = error.sentences.join();
      if (sentences !== lastLogged) log.error({ faults: error.sentences }, "refused a supergraph");
      lastLogged = sentences;
    }
  }

  return {
    look,
    async stop() {
      clearInterval(timer);
      await looking;
      await examiner.close();
    },
  };
}
