import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error-code";
import { isAlive } from "./is-alive";

/** What a server says of itself in postmaster.pid. */
export type ServerState = { pid: number; port: number; status: string };

/**
 * The state of the server of `cluster`, or null when none lives. `status` is "starting", "ready" or "stopping".
 * The lines of the file: PostgreSQL 18 sources, src/include/utils/pidfile.h.
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
