import { connect, createServer, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { childrenOf, killByPid } from "@aiwork/kit/starter/processes";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/postgres/start-embedded-postgres";

const STARTS = 100;

/** The whole system, with a PostgreSQL server and parties that can be killed and restarted. Dispose it. */
export interface KillableSystem extends AsyncDisposable {
  system: TestSystem;
  databaseProxy: DatabaseProxy;
  /** Kills the server and its processes with SIGKILL; data not yet written is lost. */
  killDatabase(): void;
  /** Restarts the server on its data directory. */
  reviveDatabase(): Promise<EmbeddedPostgres>;
  /** Kills a party with SIGKILL. */
  killParty(party: PartyName): void;
  /** Restarts a party with these settings on top of its own. */
  reviveParty(party: PartyName, settings?: Record<string, string>): Promise<void>;
}

export function startKillableSystem(): Promise<KillableSystem> {
  return Cleanup.whole(async (cleanup) => {
    const proxies: DatabaseProxy[] = [];
    const portFor = async (port: number) => {
      const proxy = await startDatabaseProxy(port);
      proxies.push(proxy);
      return proxy.port;
    };
    const environment = { AIWORK_TODAY: "2013-10-31", LOG_LEVEL: "silent", NODE_OPTIONS: "" };
    cleanup.defer(() => Promise.all(proxies.map((proxy) => proxy[Symbol.asyncDispose]())));
    const system = await startTestSystem("seed", environment, { ownServer: true, portFor });
    cleanup.defer(() => system[Symbol.asyncDispose]());
    const [databaseProxy] = proxies as [DatabaseProxy];
    let serverPid = system.serverPid;
    return {
      system,
      databaseProxy,
      killDatabase: () => {
        const all = [serverPid, ...childrenOf(serverPid).map(({ pid }) => pid)];
        for (const pid of all) killByPid(pid);
      },
      reviveDatabase: async () => {
        const dataDir = join(dirname(system.issuersDirectory), "postgres");
        // The shared memory of the dead server is free only when its last process has ended.
        const server = await untilItStarts(() => startEmbeddedPostgres({ dataDir }));
        cleanup.defer(() => server.stop());
        serverPid = server.pid;
        databaseProxy.target = server.port;
        return server;
      },
      killParty: (party) => killByPid(system.parties[party].pid),
      reviveParty: async (party, settings) => {
        await system.parties[party].ended;
        // A lost answer may be to a commit of its start: then the process ends, and its supervisor restarts it.
        await untilItStarts(() => system.restart(party, settings));
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

/** The server's message that a writing transaction is durable: CommandComplete (PostgreSQL, 53.7). */
const COMMITTED = "COMMIT\u0000";

/** A proxy between the parties and their PostgreSQL server: its port stays when the server restarts on another one. */
interface DatabaseProxy extends AsyncDisposable {
  readonly port: number;
  /** The port of the server. */
  target: number;
  /** Called after every commit and before its answer arrives; returns whether the answer arrives. */
  onCommit: () => boolean;
}

async function startDatabaseProxy(target: number): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  const proxy = { target, onCommit: () => true, port: 0 };
  const server = createServer((client) => {
    const upstream = connect(proxy.target, "127.0.0.1");
    const cut = () => {
      for (const socket of [client, upstream]) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [client, upstream]) sockets.add(socket.setNoDelay(true).on("error", cut).on("close", cut));
    client.on("data", (bytes) => upstream.write(bytes));
    upstream.on("data", (bytes) => {
      if (bytes.includes(COMMITTED, 0, "latin1") && !proxy.onCommit()) cut();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.port = (server.address() as { port: number }).port;
  return Object.assign(proxy, {
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
