import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/runtime/postgres/start-embedded-postgres";
import { Cleanup } from "../../cleanup";
import { type Constellation, type Party, startConstellation } from "../../constellation";
import { childrenOf, killByPid } from "../../start/processes";
import { openRoad, type Road } from "./open-road";

const STARTS = 100;

/** The whole system, whose PostgreSQL server and parties are killed and started again. Dispose it. */
export interface MortalSystem extends AsyncDisposable {
  constellation: Constellation;
  road: Road;
  /** kill -9 of the server and of every process of it; what was not written by then is gone. */
  killDatabase(): void;
  /** Starts the server on what it left. */
  reviveDatabase(): Promise<EmbeddedPostgres>;
  /** kill -9. */
  killParty(party: Party): void;
  /** Starts it again, with these settings over its own. */
  reviveParty(party: Party, told?: Record<string, string>): Promise<void>;
}

export function startMortalSystem(): Promise<MortalSystem> {
  return Cleanup.whole(async (cleanup) => {
    const roads: Road[] = [];
    const roadTo = async (port: number) => {
      const road = await openRoad(port);
      roads.push(road);
      return road.port;
    };
    const environment = { AIWORK_TODAY: "2013-10-31", LOG_LEVEL: "silent", NODE_OPTIONS: "" };
    cleanup.defer(() => Promise.all(roads.map((road) => road[Symbol.asyncDispose]())));
    const constellation = await startConstellation("seed", environment, { ownServer: true, roadTo });
    cleanup.defer(() => constellation[Symbol.asyncDispose]());
    const [road] = roads as [Road];
    let serverPid = constellation.serverPid;
    return {
      constellation,
      road,
      killDatabase: () => {
        const all = [serverPid, ...childrenOf(serverPid).map(({ pid }) => pid)];
        for (const pid of all) killByPid(pid);
      },
      reviveDatabase: async () => {
        const dataDir = join(dirname(constellation.issuersDirectory), "postgres");
        // The memory that the dead server's processes shared is free only when the last of them has ended.
        const server = await untilItStarts(() => startEmbeddedPostgres({ dataDir }));
        cleanup.defer(() => server.stop());
        serverPid = server.pid;
        road.target = server.port;
        return server;
      },
      killParty: (party) => killByPid(constellation.parties[party].pid),
      reviveParty: async (party, told) => {
        await constellation.parties[party].ended;
        // The answers that get lost may be to what it commits as it starts: then it ends, and whoever watches it starts it.
        await untilItStarts(() => constellation.restart(party, told));
      },
      [Symbol.asyncDispose]: () => cleanup[Symbol.asyncDispose](),
    };
  });
}

async function untilItStarts<T>(start: () => Promise<T>): Promise<T> {
  for (let left = STARTS; ; left--) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(50);
    }
  }
}
