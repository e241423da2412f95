import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./choose-home";
import { errorCode } from "./error-code";
import type { Binaries } from "./find-binaries";
import { PostgresUnavailable } from "./postgres-unavailable";
import { runProgram } from "./run-program";

/**
 * Creates the cluster of `home`, with a superuser `postgres` of that password, in about a second. It is created as a
 * draft and renamed, so that a crash leaves no half-made cluster, and the first of two processes wins.
 * Returns false when another process was first.
 * @throws PostgresUnavailable when initdb fails
 */
export async function makeCluster(home: Home, binaries: Binaries, password: string): Promise<boolean> {
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
