import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Guard, removeGuard } from "./guards";
import { workspaceOf } from "./jest-project";

/**
 * Builds the guard's workspace of a copy of the tree without the guard, for tests that run what is built; its source
 * then stands as before.
 * @throws Error with what the compiler says
 */
export function buildWithout(folder: string, guard: Guard): void {
  const source = join(folder, guard.file);
  const text = readFileSync(source, "utf8");
  writeFileSync(source, removeGuard(text, guard));
  try {
    const cwd = join(folder, workspaceOf(folder, guard.file));
    const { status, stdout } = spawnSync(join(folder, "node_modules/.bin/tsc"), ["-b"], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(stdout);
  } finally {
    writeFileSync(source, text);
  }
}
