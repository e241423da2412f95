import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Account, canReach, chooseAccount } from "./account";
import { errorCode, PostgresUnavailable } from "./errors";

/** A path outside the project, for what cannot stay inside; /var/tmp survives a restart of the machine, /tmp may not. */
export function pathOutsideProject(name: string): string {
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

/** The directory that holds the cluster and its password, and the account its server runs as (null: the own account). */
export type Home = { path: string; account: Account | null };

/**
 * Uses `dataDir`, which is created if needed; where the server's account cannot enter it, a directory under /var/tmp.
 * @throws PostgresUnavailable when the directory cannot be created
 */
export function chooseHome(dataDir: string): Home {
  const wanted = resolve(dataDir);
  makeDirectory(wanted);
  const account = chooseAccount(join(wanted, "cluster"));
  if (canReach(wanted, account)) return { path: wanted, account };

  const aside = pathOutsideProject(`postgres-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`);
  makeOwnDirectory(aside);
  return { path: aside, account: chooseAccount(join(aside, "cluster")) };
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PostgresUnavailable(
      `The directory for PostgreSQL's data cannot be created: ${reason}. Make ${path} writable, ` +
        "or set CITY_DATABASE_URL and NATIONAL_DATABASE_URL to servers of your own.",
      { cause },
    );
  }
}
