import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { runProgram } from "./account";
import type { Binaries } from "./binaries";
import { errorCode, PostgresUnavailable } from "./errors";
import type { Home } from "./home";
import { readOrMakeSecret, readSecret } from "./read-or-make-secret";
import { isAlive } from "./server-state";

/** Removes half-made clusters in `home` of processes that have died: directories named `draft-<pid>-…`. */
function removeAbandonedDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = /^draft-(\d+)-/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {
      // An initdb whose parent was killed may still write there; a later start removes the directory.
    }
  }
}

/**
 * Creates the cluster of `home`, with a superuser `postgres` of that password, in about a second. It is created as a
 * draft and renamed, so that a crash leaves no half-made cluster, and the first of two processes wins.
 * Returns false when another process was first.
 * @throws PostgresUnavailable when initdb fails
 */
async function makeCluster(home: Home, binaries: Binaries, password: string): Promise<boolean> {
  const draft = join(home.path, `draft-${process.pid}-${randomBytes(6).toString("hex")}`);
  const passwordFile = join(draft, "password");
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.account) for (const path of [draft, passwordFile]) chownSync(path, home.account.uid, home.account.gid);
    await runInitdb(home, binaries, join(draft, "cluster"), passwordFile);
    renameSync(join(draft, "cluster"), join(home.path, "cluster"));
    return true;
  } catch (error) {
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function runInitdb(home: Home, binaries: Binaries, cluster: string, passwordFile: string): Promise<void> {
  const { code, output } = await runProgram(
    binaries.initdb,
    [
      ["--pgdata", cluster],
      ["--username", "postgres", "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      ["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
      ["--no-instructions"],
    ].flat(),
    home.account,
  );
  if (code === 0) return;
  throw new PostgresUnavailable(
    `PostgreSQL could not create its cluster in ${home.path}. Is the disk full, or the directory read-only? ` +
      `initdb said: ${output.trim()}`,
  );
}

/**
 * Finds the cluster of `home`, or creates it (`fresh`), and returns its superuser's password.
 * @throws PostgresUnavailable when the password is lost, or the data are of another version or another account
 */
export async function openCluster(home: Home, binaries: Binaries): Promise<{ fresh: boolean; password: string }> {
  const cluster = join(home.path, "cluster");
  const secretFile = join(home.path, "superuser-password");
  try {
    removeAbandonedDrafts(home.path);
    if (isEmpty(cluster)) {
      writeFileSync(join(home.path, ".gitignore"), "*\n");
      const password = readOrMakeSecret(secretFile);
      return { fresh: await makeCluster(home, binaries, password), password };
    }
    refuseOtherVersion(cluster, binaries.major);
    return { fresh: false, password: readSecret(secretFile) ?? refuseWithoutSecret(home.path, secretFile) };
  } catch (error) {
    if (errorCode(error) !== "EACCES" && errorCode(error) !== "EPERM") throw error;
    throw new PostgresUnavailable(
      `The data in ${home.path} belong to another account. Run aiwork as that account, or as root, ` +
        "or move the directory away to start with empty databases.",
      { cause: error },
    );
  }
}

function isEmpty(cluster: string): boolean {
  return !existsSync(cluster) || readdirSync(cluster).length === 0;
}

function refuseOtherVersion(cluster: string, major: string): void {
  const file = join(cluster, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  if (found === major) return;
  throw new PostgresUnavailable(
    found === null
      ? `${cluster} is not a PostgreSQL cluster. Move it away and start again.`
      : `The data in ${cluster} are of PostgreSQL ${found}, and aiwork brings PostgreSQL ${major}. Save them with ` +
          `pg_dumpall of PostgreSQL ${found} and move the directory away: aiwork then starts with empty databases.`,
  );
}

function refuseWithoutSecret(home: string, secretFile: string): never {
  throw new PostgresUnavailable(
    `The password of the data in ${home} is lost: there is no ${secretFile}. Restore that file from a backup, ` +
      "or move the directory away to start with empty databases.",
  );
}
