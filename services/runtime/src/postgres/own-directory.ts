import { chmodSync, existsSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "./error-code";
import { PostgresUnavailable } from "./postgres-unavailable";

/** A path outside the project, for what cannot stay inside; /var/tmp survives a restart of the machine, /tmp may not. */
export function pathAside(name: string): string {
  return join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `aiwork-${process.getuid?.() ?? "user"}-${name}`);
}

/**
 * Creates the directory unless it exists; mode 0755, so that the server's account can enter it.
 * @throws PostgresUnavailable when it exists and another user can change it: names in /var/tmp can be guessed
 */
export function makeOwnDirectory(path: string): void {
  try {
    mkdirSync(path);
    // Whatever the umask.
    chmodSync(path, 0o755);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  refuseForeign(path);
}

/** @throws PostgresUnavailable unless `path` is a directory that only this user can change */
export function refuseForeign(path: string): void {
  const found = lstatSync(path);
  const mine = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
  if (found.isDirectory() && mine) return;
  throw new PostgresUnavailable(`${path} can be changed by other users, so it is not used. Remove it and start again.`);
}
