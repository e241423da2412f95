// The folder in which the parties' schemas record the executed members of the contract while tests run, and its report.
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

/** @returns whether tests executed the whole contract */
export function reportRecord(...args) {
  const program = [join(test, "dist/contract/member-coverage/report-coverage.js"), recordFolder, ...args];
  return spawnSync(process.execPath, program, { stdio: "inherit" }).status === 0;
}
