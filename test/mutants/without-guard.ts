import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import type { Guard } from "./guards";
import { removeGuard } from "./remove-guard";
import { workspaceOf } from "./run-jest";

/**
 * Runs something while the guard is missing in a copy of the tree: in its file, and in what is built of it if the
 * guard's test runs that. Then both are as before.
 */
export async function withoutGuard<Result>(folder: string, guard: Guard, run: () => Promise<Result>): Promise<Result> {
  const source = join(folder, guard.file);
  const text = readFileSync(source, "utf8");
  const write = async (changed: string) => {
    writeFileSync(source, changed);
    if (guard.isBuilt) await compile(folder, workspaceOf(folder, guard.file));
  };
  try {
    await write(removeGuard(text, guard));
    return await run();
  } finally {
    await write(text);
  }
}

/** Without checking types: a guard that is missing may leave something unused. */
async function compile(folder: string, workspace: string): Promise<void> {
  const { name } = JSON.parse(readFileSync(join(folder, workspace, "package.json"), "utf8"));
  const compiler = await import(pathToFileURL(join(REPOSITORY_ROOT, "deploy/local/bin/compile.mjs")).href);
  await compiler.compile(folder, name);
}
