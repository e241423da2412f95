import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnAs } from "./account";
import { PostgresUnavailable } from "./errors";
import type { Home } from "./home";
import { claimServer, forgetClaim, readServerState, type ServerClaim } from "./server-state";

// Reading ends when the owner's side of the pipe closes, and the kernel closes it however the owner ends.
// The pid is compared again, since by then it may belong to another process. SIGINT is PostgreSQL's fast shutdown.
const watchdogScript = `
read -r _
mv "$1" "$1-ending" 2>/dev/null || exit 0
read -r pid < "$2" && [ "$pid" = "$3" ] && kill -INT "$pid"
rm -f "$1-ending"
`;

/**
 * Starts a watchdog, a shell of 1 MB in a process group of its own, that stops the server under the claim when this
 * process ends in any way. Returns a function that ends the watchdog. Windows has none: the next start adopts the server.
 */
export function watchOwner(claim: ServerClaim, cluster: string, serverPid: number): () => void {
  if (process.platform === "win32") return () => {};
  const pidFile = join(cluster, "postmaster.pid");
  const dog = spawn("/bin/sh", ["-c", watchdogScript, "aiwork-watchdog", claim, pidFile, String(serverPid)], {
    ...spawnAs(null),
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // A server without a watchdog still works, and the next start adopts it.
  dog.on("error", () => {});
  dog.stdin.on("error", () => {});
  dog.unref();
  (dog.stdin as unknown as { unref?(): void }).unref?.();
  return () => dog.stdin.end();
}

/** Leaves time for recovery after a crash, which replays at most max_wal_size, 1 GB. */
const startTimeoutMs = 120_000;

const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "64MB",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  // Of one process; only an administrator may change it. The largest index of a load set takes a third of it.
  temp_file_limit: "2GB",
  logging_collector: "off",
  log_destination: "stderr",
};

/** A server that this process started; `release` ends its watchdog. */
type Launched = { pid: number; claim: ServerClaim; release(): void };

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
  const flags = Object.entries({ ...serverSettings, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(postgres, ["-D", cluster, ...flags], {
    ...spawnAs(home.account),
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ending = followChild(child, log);
  if (child.pid === undefined) throw unavailable(home, (await ending.promise).tail);

  const claim = claimServer(home.path, child.pid);
  const release = watchOwner(claim, cluster, child.pid);
  for (const until = Date.now() + startTimeoutMs; ending.tail === null && Date.now() < until; await sleep(5)) {
    const state = readServerState(cluster);
    if (state?.pid !== child.pid || state.status !== "ready") continue;
    detach(child);
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
function detach(child: ChildProcess): void {
  child.unref();
  (child.stderr as { unref?(): void } | null)?.unref?.();
}

function unavailable(home: Home, tail: string): PostgresUnavailable {
  return new PostgresUnavailable(
    `PostgreSQL did not start on the data in ${home.path}. The end of its log: ${tail.trim() || "none"}`,
  );
}
