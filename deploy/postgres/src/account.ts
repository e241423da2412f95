import { spawn, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { PostgresUnavailable } from "./errors";

/** The operating system's account that the server runs as. */
export type Account = { name: string; uid: number; gid: number };

const candidates = ["postgres", "nobody", "daemon"];

/**
 * Chooses the account to run the server as; null means the own account. PostgreSQL refuses to run as root, so for root
 * it is the owner of `cluster`, or an existing unprivileged account when there is no cluster yet. It never creates one.
 * @throws PostgresUnavailable when there is no such account
 */
export function chooseAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const names = owner === undefined || owner === 0 ? candidates : [String(owner)];
  for (const name of names) {
    const account = findAccount(name);
    if (account) return account;
  }
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and there is no account ${names.join(", ")} to run it as. ` +
      "Run aiwork as an ordinary user, or set CITY_DATABASE_URL and NATIONAL_DATABASE_URL to servers of your own.",
  );
}

function findAccount(nameOrId: string): Account | undefined {
  const ask = (flag: string): string => spawnSync("id", [flag, nameOrId], { encoding: "utf8" }).stdout?.trim() ?? "";
  const uid = Number(ask("-u") || "0");
  return uid > 0 ? { name: ask("-un"), uid, gid: Number(ask("-g")) } : undefined;
}

/**
 * Runs a program and waits for its end; as `account` when one is given.
 * It rejects only when the program cannot be started; `code` is null when a signal ended it.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  account: Account | null,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...spawnAs(account), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Spawn options common to PostgreSQL's programs. */
export function spawnAs(account: Account | null): { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string } {
  const env: NodeJS.ProcessEnv = { LC_ALL: "C", TZ: "UTC" };
  // PG* variables would redirect the programs, and the account must not see the owner's other secrets.
  for (const name of ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP"]) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  // Node expects ids as signed 32-bit numbers; macOS prints that of nobody, -2, as unsigned.
  const ids = account ? { uid: account.uid | 0, gid: account.gid | 0 } : {};
  return { ...ids, env, cwd: process.platform === "win32" ? process.cwd() : "/" };
}

/** Whether `account` may execute the file, or enter the directory, at `path`. Null is the own account, which always may. */
export function canReach(path: string, account: Account | null): boolean {
  // The system itself is asked, since permission bits alone would miss groups, access lists and noexec mounts.
  return account === null || spawnSync("test", ["-x", path], spawnAs(account)).status === 0;
}
