import { join, resolve } from "node:path";
import { chooseHome, type Home } from "./choose-home";
import { forgetClaim, useClaim } from "./claim-server";
import { endServer } from "./end-server";
import { findBinaries } from "./find-binaries";
import { adminUrlOf, findOrLaunchServer, type Server } from "./find-or-launch-server";
import { openCluster } from "./open-cluster";

/** A PostgreSQL server of this project's own, on 127.0.0.1. */
export type EmbeddedPostgres = {
  port: number;
  pid: number;
  /** Where the data really lie: the directory wanted, or one aside when the server's account cannot enter that. */
  dataDir: string;
  /** The server ran already: left over by a dead owner, or owned by another living process. */
  adopted: boolean;
  /** The cluster was made now, and holds no database of ours yet. */
  fresh: boolean;
  /** URL of the superuser `postgres`: a secret, and not for services, since a superuser passes row-level security. */
  adminUrl: string;
  /** The account the server runs as when this process is root, else null. */
  runsAs: string | null;
  /**
   * Ends the server and waits for it; may be called again. A server that another living process owns goes on.
   * Throws PostgresUnavailable when it still lives after 30 s.
   */
  stop(): Promise<void>;
};

/**
 * Starts the server whose data are in `dataDir` (a directory for nothing else), making them first if there are none;
 * adopts the server that runs there already. It ends with this process, however that dies. About 1 s when fresh,
 * 0.1 s afterwards. `log` receives the server's log and ours by the line.
 * Throws PostgresUnavailable, whose message says what to do.
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
    fresh,
    adminUrl: adminUrlOf(server.port, password),
    runsAs: home.account?.name ?? null,
    stop: () => (stopped ??= stopServer(home, server)),
  };
}

async function stopServer(home: Home, { claim, pid, release }: Server): Promise<void> {
  if (claim === null || !useClaim(claim)) return;
  try {
    await endServer(join(home.path, "cluster"), pid);
  } finally {
    release();
    forgetClaim(claim);
  }
}
