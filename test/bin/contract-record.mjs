// Where the parties' schemas note, while all tests run, what of their contract is executed; and who judges it.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const test = join(dirname(fileURLToPath(import.meta.url)), "..");
export const recordFolder = join(test, "generated/contract-record");

export function beginRecord() {
  rmSync(recordFolder, { recursive: true, force: true });
  mkdirSync(recordFolder, { recursive: true });
}

/** @returns whether nothing is left that no test has executed */
export function judgeRecord(...args) {
  const judge = [join(test, "dist/contract-coverage/judge.js"), recordFolder, ...args];
  return spawnSync(process.execPath, judge, { stdio: "inherit" }).status === 0;
}
