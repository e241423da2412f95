import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries";
import { openCluster } from "./cluster";
import { errorCode, PostgresUnavailable } from "./errors";
import { adminUrlOf, findOrLaunchServer, type RunningServer } from "./find-or-launch-server";
import { chooseHome, type Home } from "./home";
import { forgetClaim, readServerState, useClaim } from "./server-state";

const fastShutdownMs = 20_000;
const immediateShutdownMs = 10_000;

/**
 * Stops the server and waits for it: a fast shutdown, after 20 s an immediate one (the next start recovers from the
 * write-ahead log).
 * @throws PostgresUnavailable when the server still runs 10 s later
 */
export async function shutDownServer(cluster: string, pid: number): Promise<void> {
  if (await ended(cluster, pid, "SIGINT", fastShutdownMs)) return;
  if (await ended(cluster, pid, "SIGQUIT", immediateShutdownMs)) return;
  throw new PostgresUnavailable(
    `The PostgreSQL server, process ${pid}, does not stop. Stop it by hand: kill -9 ${pid}`,
  );
}

async function ended(cluster: string, pid: number, signal: NodeJS.Signals, ms: number): Promise<boolean> {
  const runs = (): boolean => readServerState(cluster)?.pid === pid;
  if (!runs()) return true;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
  for (const until = Date.now() + ms; Date.now() < until; await sleep(5)) {
    if (!runs()) return true;
  }
  return false;
}

/** An embedded PostgreSQL server, on 127.0.0.1. */
export type EmbeddedPostgres = {
  port: number;
  pid: number;
  /** The directory of the data: the one requested, or another when the server's account cannot enter that one. */
  dataDir: string;
  /** The server was running already: left by a dead owner, or owned by another live process. */
  adopted: boolean;
  /** `stop` stops the server; false while another live process owns it. */
  owned: boolean;
  /** The cluster was just created, and holds no databases yet. */
  fresh: boolean;
  /** URL of the superuser `postgres`: a secret, and not for services, since a superuser bypasses row-level security. */
  adminUrl: string;
  /** The account that the server runs as when this process is root, else null. */
  runsAs: string | null;
  /**
   * Stops the server and waits for it; may be called again. A server that another live process owns keeps running.
   * @throws PostgresUnavailable when it still runs after 30 s
   */
  stop(): Promise<void>;
};

/**
 * Starts the server whose data are in `dataDir` (a directory for nothing else), and creates them if there are none;
 * adopts a server that is running there already. The server stops with this process, however that ends. It takes about
 * 1 s when fresh, 0.1 s afterwards. `log` receives the lines of the server's log and of ours.
 * @throws PostgresUnavailable, whose message says what to do
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log?: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => {} } = options;
  const home = chooseHome(dataDir);
  if (home.path !== resolve(dataDir)) {
    log(`The account ${home.account?.name} cannot enter ${resolve(dataDir)}: the data lie in ${home.path}`);
  }
  const binaries = findBinaries(home.account);
  const { fresh, password } = await openCluster(home, binaries);
  const server = await findOrLaunchServer({ home, postgres: binaries.postgres, password, log });
  let stopped: Promise<void> | undefined;
  return {
    port: server.port,
    pid: server.pid,
    dataDir: home.path,
    adopted: server.adopted,
    owned: server.claim !== null,
    fresh,
    adminUrl: adminUrlOf(server.port, password),
    runsAs: home.account?.name ?? null,
    stop: () => (stopped ??= stopServer(home, server)),
  };
}

async function stopServer(home: Home, { claim, pid, release }: RunningServer): Promise<void> {
  if (claim === null || !useClaim(claim)) return;
  try {
    await shutDownServer(join(home.path, "cluster"), pid);
  } finally {
    release();
    forgetClaim(claim);
  }
}
