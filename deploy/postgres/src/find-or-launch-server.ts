import { realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { asAdmin } from "./as-admin";
import { PostgresUnavailable } from "./errors";
import type { Home } from "./home";
import { launchServer, watchOwner } from "./launch-server";
import { adoptServer, readServerState, type ServerClaim } from "./server-state";

/** Returns a TCP port of 127.0.0.1 that is free now; another process may take it before it is used. */
export function pickFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** A running server. `claim` is null when another live process owns it; `release` ends its watchdog. */
export type RunningServer = { pid: number; port: number; adopted: boolean; claim: ServerClaim | null; release(): void };

/** The options of findOrLaunchServer; `pickPort` returns the next port of 127.0.0.1 to try. */
type ServerSearch = {
  home: Home;
  postgres: string;
  password: string;
  log: (line: string) => void;
  pickPort?: () => Promise<number>;
};

const answerTimeoutMs = 30_000;
const maxPortTries = 3;

/**
 * Returns the server of the cluster in `home`: the running one, or a new one on a free port (three ports are tried).
 * @throws PostgresUnavailable when it does not start, or when for 30 s there is a server that does not answer
 */
export async function findOrLaunchServer(search: ServerSearch): Promise<RunningServer> {
  const { home, postgres, log, pickPort = pickFreePort } = search;
  let portsTaken = 0;
  for (const until = Date.now() + answerTimeoutMs; Date.now() < until; await sleep(50)) {
    const found = await findServer(search);
    if (found === "wait") continue;
    if (found) return found;
    const port = await pickPort();
    const launched = await launchServer(home, postgres, port, log);
    if (typeof launched === "object") return { ...launched, port, adopted: false };
    if (launched === "port taken" && ++portsTaken === maxPortTries) {
      throw new PostgresUnavailable(
        `Each of ${maxPortTries} free ports of 127.0.0.1 was taken before use. Start aiwork again.`,
      );
    }
  }
  const pidFile = join(home.path, "cluster", "postmaster.pid");
  throw new PostgresUnavailable(
    `The process named in ${pidFile} does not answer as this PostgreSQL server, or refuses the password in ` +
      `${join(home.path, "superuser-password")}. If that process is another program, remove postmaster.pid.`,
  );
}

/** The superuser's URL of an embedded server. */
export function adminUrlOf(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

async function findServer({ home, password }: ServerSearch): Promise<RunningServer | "wait" | null> {
  const cluster = join(home.path, "cluster");
  const state = readServerState(cluster);
  if (!state) return null;
  if (state.status !== "ready") return "wait";
  if (!(await answers(adminUrlOf(state.port, password), cluster))) return null;

  const adoption = adoptServer(home.path, state.pid);
  if (adoption === "ending") return "wait";
  const found = { pid: state.pid, port: state.port, adopted: true };
  if (adoption === "owned") return { ...found, claim: null, release: () => {} };
  return { ...found, claim: adoption.claim, release: watchOwner(adoption.claim, cluster, state.pid) };
}

/** Whether the server at `adminUrl` accepts the password and serves this cluster. */
async function answers(adminUrl: string, cluster: string): Promise<boolean> {
  try {
    const { rows } = await asAdmin(adminUrl, (admin) => admin.query<{ data_directory: string }>("show data_directory"));
    return rows[0] !== undefined && realpathSync(rows[0].data_directory) === realpathSync(cluster);
  } catch {
    return false;
  }
}
