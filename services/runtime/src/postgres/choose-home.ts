import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { canReach } from "./can-reach";
import { type Account, chooseAccount } from "./choose-account";
import { makeOwnDirectory, pathAside } from "./own-directory";
import { PostgresUnavailable } from "./postgres-unavailable";

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

  const aside = pathAside(`postgres-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`);
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
