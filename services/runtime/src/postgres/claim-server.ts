import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error-code";
import { isAlive } from "./is-alive";

/**
 * The right to stop a server: a file named after the server and its owner. The process that renames it first has the
 * right, so the watchdog of a dead owner never stops a server that a new owner has just adopted.
 */
export type Claim = string;

/** Claims a server that this process has just started, and removes the claims on servers that no longer run. */
export function claimServer(home: string, serverPid: number): Claim {
  for (const name of readdirSync(home)) {
    const server = /^server-(\d+)-/.exec(name)?.[1];
    if (server !== undefined && !isAlive(Number(server))) rmSync(join(home, name), { force: true });
  }
  const claim = claimOf(home, serverPid);
  writeFileSync(claim, "");
  return claim;
}

/**
 * Tries to take over a running server. Returns the claim when its owner is dead, "owned" when the owner is alive, and
 * "ending" when another process was faster or the server is about to stop.
 */
export function adoptServer(home: string, serverPid: number): { claim: Claim } | "owned" | "ending" {
  const found = readdirSync(home).find((name) => name.startsWith(`server-${serverPid}-`));
  if (found === undefined) return { claim: claimServer(home, serverPid) };
  const owner = /-owner-(\d+)$/.exec(found)?.[1];
  if (owner === undefined && !isAbandoned(join(home, found))) return "ending";
  if (owner !== undefined && isAlive(Number(owner))) return "owned";
  const claim = claimOf(home, serverPid);
  return rename(join(home, found), claim) ? { claim } : "ending";
}

/** A used claim on a server that still accepts connections 5 s later: the process that used it died before it sent the signal. */
function isAbandoned(claim: Claim): boolean {
  const renamedAt = statSync(claim, { throwIfNoEntry: false })?.ctimeMs;
  return renamedAt !== undefined && Date.now() - renamedAt > 5_000;
}

/** Uses the claim, once; false when another process has taken it. */
export function useClaim(claim: Claim): boolean {
  return rename(claim, `${claim}-ending`);
}

/** Removes the claim, used or not, when the server has stopped. */
export function forgetClaim(claim: Claim): void {
  rmSync(claim, { force: true });
  rmSync(`${claim}-ending`, { force: true });
}

function claimOf(home: string, serverPid: number): Claim {
  return join(home, `server-${serverPid}-owner-${process.pid}`);
}

function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
