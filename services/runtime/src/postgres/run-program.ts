import { spawn } from "node:child_process";
import type { Account } from "./choose-account";

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
