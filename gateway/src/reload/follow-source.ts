import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { buildGeneration, type Surroundings } from "../supergraph/build-generation";
import { Examiner } from "./examine-supergraph";
import type { LastGood } from "./keep-last-good";
import type { ServedSupergraph } from "./served-supergraph";
import type { SupergraphSource } from "./supergraph-source";

const LOOK_EVERY_MS = 1_000;

/** What became of a supergraph that was offered. */
export type Offered = "swapped" | "refused";

/** Looks for another supergraph every second, until it is stopped, and at SIGHUP at once. */
export interface Follower {
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts what the source gives into service when it can be built; a bad one is refused, and the last good one goes on. */
export function followSource(
  source: SupergraphSource,
  served: ServedSupergraph,
  lastGood: LastGood,
  around: Surroundings,
  note: (offered: Offered) => void = () => {},
): Follower {
  const { log } = around;
  const examiner = new Examiner();
  let told = "";
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
      told = "";
      if (sdl === served.current.sdl) return;
      if (!(await examiner.examine(sdl))) throw new ConfigurationError([`${source.name} is no supergraph`]);
      served.swap(await buildGeneration(source.name, sdl, around));
      note("swapped");
      log.info("another supergraph is in service");
      await lastGood.keep(sdl);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) return log.error({ err: error }, "the supergraph was not swapped");
      note("refused");
      // A registry that stays away is told of once.
      const faults = error.sentences.join();
      if (faults !== told) log.error({ faults: error.sentences }, "a supergraph was refused");
      told = faults;
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
