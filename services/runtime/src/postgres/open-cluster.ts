import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./choose-home";
import { errorCode } from "./error-code";
import type { Binaries } from "./find-binaries";
import { makeCluster } from "./make-cluster";
import { PostgresUnavailable } from "./postgres-unavailable";
import { readOrMakeSecret, readSecret } from "./read-or-make-secret";
import { removeAbandonedDrafts } from "./remove-abandoned-drafts";

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
