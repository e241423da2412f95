import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Guard } from "./guards";
import { removeGuard } from "./remove-guard";
import { workspaceOf } from "./run-jest";

/**
 * Runs something while the guard is missing in a copy of the tree: in its file, and in what is built of it if the
 * guard's test runs that. Then both are as before.
 * @throws Error with what the compiler says
 */
export async function withoutGuard<Result>(folder: string, guard: Guard, run: () => Promise<Result>): Promise<Result> {
  const source = join(folder, guard.file);
  const text = readFileSync(source, "utf8");
  const write = (changed: string) => {
    writeFileSync(source, changed);
    if (guard.isBuilt) build(join(folder, workspaceOf(folder, guard.file)), join(folder, "node_modules/.bin/tsc"));
  };
  try {
    write(removeGuard(text, guard));
    return await run();
  } finally {
    write(text);
  }
}

function build(workspace: string, compiler: string): void {
  const { status, stdout } = spawnSync(compiler, ["-b"], { cwd: workspace, encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
}
