import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { copyTree } from "./copy-tree";
import { openDatabases } from "./databases";
import { type Guard, removeGuard } from "./guards";
import { projectOf, workspaceOf } from "./jest-project";
import { type Tried, triedOf } from "./outcome";
import { runJest } from "./run-jest";
import type { Told } from "./tell-result";

const TSC = createRequire(__filename).resolve("typescript/bin/tsc");
const NOT_RUN: Told = { name: "", fault: "its test did not come to an end", passed: 0, messages: [] };

/** Removes each guard in turn, in a copy of the tree, and tells of each as soon as it is known. */
export async function tryGuards(guards: readonly Guard[], tell: (tried: Tried) => void): Promise<void> {
  await using copy = copyTree();
  const { folder } = copy;
  await using databases = await openDatabases(guards);
  const environment = { ...process.env, AIWORK_TEST_POSTGRES: databases.url };
  const run = async (projects: Parameters<typeof runJest>[1], hear: (told: Told) => void) => {
    if (projects.length > 0) await runJest(folder, projects, environment, hear);
  };

  /** As they are, all tests must pass. */
  const asTheyAre = new Map<string, Told>();
  const tests = [...new Set(guards.map(({ test }) => test))];
  await run(
    tests.map((test) => projectOf(folder, test, test)),
    (told) => asTheyAre.set(told.name, told),
  );
  const holds = ({ test }: Guard) => {
    const { fault, messages, passed } = asTheyAre.get(test) ?? NOT_RUN;
    return fault === null && messages.length === 0 && passed > 0;
  };
  for (const guard of guards.filter((one) => !holds(one)))
    tell({ guard, outcome: "error", why: `with the guard ${guard.test} does not pass` });

  const waiting = new Map(guards.map((guard, i) => [String(i), guard] as const).filter(([, guard]) => holds(guard)));
  const settle = (name: string, told: Told) => {
    const guard = waiting.get(name);
    if (guard && waiting.delete(name)) tell(triedOf(guard, told));
  };
  const fromSources = [...waiting].filter(([, { isBuilt }]) => !isBuilt);
  await run(
    fromSources.map(([name, guard]) => projectOf(folder, name, guard.test, guard)),
    (told) => settle(told.name, told),
  );
  for (const [name] of fromSources) settle(name, NOT_RUN);

  for (const [name, guard] of [...waiting]) {
    const file = join(folder, guard.file);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, removeGuard(text, guard));
    const fault = compile(folder, guard);
    if (fault) settle(name, { ...NOT_RUN, fault });
    else await run([projectOf(folder, name, guard.test)], (told) => settle(name, told));
    settle(name, NOT_RUN);
    writeFileSync(file, text);
  }
}

/** Builds the guard's workspace of the copy. Returns what the compiler says against it, if anything. */
function compile(folder: string, { file }: Guard): string | null {
  const cwd = join(folder, workspaceOf(folder, file));
  const { status, stdout } = spawnSync(process.execPath, [TSC, "-b"], { cwd, encoding: "utf8" });
  return status === 0 ? null : stdout;
}
