import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Home } from "./choose-home";
import { type Claim, claimServer, forgetClaim } from "./claim-server";
import { PostgresUnavailable } from "./postgres-unavailable";
import { readServerState } from "./read-server-state";
import { spawnAs } from "./run-program";
import { watchOwner } from "./watch-owner";

/** Leaves time for recovery after a crash, which replays at most max_wal_size, 1 GB. */
const readyMs = 120_000;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "64MB",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  logging_collector: "off",
  log_destination: "stderr",
};

/** A server that this process started; `release` ends its watchdog. */
export type Launched = { pid: number; claim: Claim; release(): void };

/**
 * Starts the server of the cluster in `home` on 127.0.0.1:`port`, in a process group of its own, with a watchdog, and
 * waits until it accepts connections. The caller handles "port taken" and "already running".
 * @throws PostgresUnavailable with the end of the server's log when it does not start
 */
export async function launchServer(
  home: Home,
  postgres: string,
  port: number,
  log: (line: string) => void,
): Promise<Launched | "port taken" | "already running"> {
  const cluster = join(home.path, "cluster");
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres, ["-D", cluster, ...flags], {
    ...spawnAs(home.account),
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ending = followChild(child, log);
  if (child.pid === undefined) throw unavailable(home, (await ending.promise).tail);

  const claim = claimServer(home.path, child.pid);
  const release = watchOwner(claim, cluster, child.pid);
  for (const until = Date.now() + readyMs; ending.tail === null && Date.now() < until; await sleep(5)) {
    const state = readServerState(cluster);
    if (state?.pid !== child.pid || state.status !== "ready") continue;
    letGo(child);
    return { pid: child.pid, claim, release };
  }
  child.kill("SIGQUIT");
  const { tail } = await ending.promise;
  forgetClaim(claim);
  release();
  if (tail.includes("could not create any TCP/IP sockets")) return "port taken";
  if (tail.includes('lock file "postmaster.pid" already exists')) return "already running";
  throw unavailable(home, tail);
}

type Ending = { tail: string | null; promise: Promise<{ tail: string }> };

function followChild(child: ChildProcess, log: (line: string) => void): Ending {
  let lines: string[] = [];
  const stderr = child.stderr;
  if (stderr) {
    createInterface({ input: stderr }).on("line", (line) => {
      lines = [...lines.slice(-20), line];
      log(line);
    });
  }
  const ending: Ending = {
    tail: null,
    promise: new Promise((resolve) => {
      const end = (more: string[]): void => {
        ending.tail = [...lines, ...more].join("\n");
        resolve({ tail: ending.tail });
      };
      child.once("error", (error) => end([error.message]));
      child.once("close", () => end([]));
    }),
  };
  return ending;
}

/** Neither the server nor its log keeps this process alive: the watchdog stops the server. */
function letGo(child: ChildProcess): void {
  child.unref();
  (child.stderr as { unref?(): void } | null)?.unref?.();
}

function unavailable(home: Home, tail: string): PostgresUnavailable {
  return new PostgresUnavailable(
    `PostgreSQL did not start on the data in ${home.path}. The end of its log: ${tail.trim() || "none"}`,
  );
}
