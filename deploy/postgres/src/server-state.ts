import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./errors";

/** Whether a process with this id exists, whatever account owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** The state of a server, from its postmaster.pid. */
type ServerState = { pid: number; port: number; status: string };

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

/**
 * The right to stop a server: a file named after the server and its owner. The process that renames it first has the
 * right, so the watchdog of a dead owner never stops a server that a new owner has just adopted.
 */
export type ServerClaim = string;

/** Claims a server that this process has just started, and removes the claims on servers that no longer run. */
export function claimServer(home: string, serverPid: number): ServerClaim {
  for (const name of readdirSync(home)) {
    const server = /^server-(\d+)-/.exec(name)?.[1];
    if (server !== undefined && !isAlive(Number(server))) rmSync(join(home, name), { force: true });
  }
  const claim = claimPath(home, serverPid);
  writeFileSync(claim, "");
  return claim;
}

/**
 * Tries to take over a running server. Returns the claim when its owner is dead, "owned" when the owner is alive, and
 * "ending" when another process was faster or the server is about to stop.
 */
export function adoptServer(home: string, serverPid: number): { claim: ServerClaim } | "owned" | "ending" {
  const found = readdirSync(home).find((name) => name.startsWith(`server-${serverPid}-`));
  if (found === undefined) return { claim: claimServer(home, serverPid) };
  const owner = /-owner-(\d+)$/.exec(found)?.[1];
  if (owner === undefined && !isAbandoned(join(home, found))) return "ending";
  if (owner !== undefined && isAlive(Number(owner))) return "owned";
  const claim = claimPath(home, serverPid);
  return renameIfThere(join(home, found), claim) ? { claim } : "ending";
}

/** A used claim on a server that still accepts connections 5 s later: the process that used it died before it sent the signal. */
function isAbandoned(claim: ServerClaim): boolean {
  const renamedAt = statSync(claim, { throwIfNoEntry: false })?.ctimeMs;
  return renamedAt !== undefined && Date.now() - renamedAt > 5_000;
}

/** Uses the claim, once; false when another process has taken it. */
export function useClaim(claim: ServerClaim): boolean {
  return renameIfThere(claim, `${claim}-ending`);
}

/** Removes the claim, used or not, when the server has stopped. */
export function forgetClaim(claim: ServerClaim): void {
  rmSync(claim, { force: true });
  rmSync(`${claim}-ending`, { force: true });
}

function claimPath(home: string, serverPid: number): ServerClaim {
  return join(home, `server-${serverPid}-owner-${process.pid}`);
}

function renameIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
