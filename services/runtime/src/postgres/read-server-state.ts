import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error-code";
import { isAlive } from "./is-alive";

/** The state of a server, from its postmaster.pid. */
export type ServerState = { pid: number; port: number; status: string };

/**
 * Reads the state of the server of `cluster`; null when none runs. `status` is "starting", "ready" or "stopping".
 * For the lines of the file see PostgreSQL 18, src/include/utils/pidfile.h.
 */
export function readServerState(cluster: string): ServerState | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!(pid > 0) || !isAlive(pid)) return null;
    return { pid, port: Number(lines[3]), status: lines[7]?.trim() || "starting" };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
