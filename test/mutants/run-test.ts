import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import type { Bench } from "./bench-of-copy";

const JEST = createRequire(__filename).resolve("jest/bin/jest");
const PATIENCE_MS = 180_000;

/** What jest says of a test file; `broken` when it did not come to run a test of it. */
export type Verdict = "passed" | "failed" | "broken";

/** Runs one test file of a copy in its workspace. */
export async function runTest({ folder, environment }: Bench, test: string): Promise<Verdict> {
  const workspace = workspaceOf(folder, join(folder, test));
  const results = join(folder, "test-results.json");
  rmSync(results, { force: true });
  const args = [JEST, relative(workspace, join(folder, test)), "--json", `--outputFile=${results}`, "--forceExit"];
  const child = spawn(process.execPath, args, {
    cwd: workspace,
    env: environment,
    stdio: "ignore",
    timeout: PATIENCE_MS,
  });
  await new Promise((resolve) => child.once("close", resolve));
  if (!existsSync(results)) return "broken";
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(results, "utf8"));
  if (success && numPassedTests > 0) return "passed";
  return numFailedTests > 0 ? "failed" : "broken";
}

function workspaceOf(folder: string, file: string): string {
  let at = dirname(file);
  while (at !== folder && !existsSync(join(at, "package.json"))) at = dirname(at);
  return at;
}
