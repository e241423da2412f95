import { copyTree } from "./copy-tree";
import { openDatabases } from "./databases";
import type { Guard } from "./guards";
import { type Project, projectOf } from "./jest-project";
import { type Tried, triedOf } from "./outcome";
import { runJest } from "./run-jest";
import type { Told } from "./tell-result";
import { withoutGuard } from "./without-guard";

/** Runs projects, and resolves to what came of each, by its name; `hear` is told at once. */
type Run = (projects: Project[], hear?: (told: Told) => void) => Promise<ReadonlyMap<string, Told>>;

const failing = (fault: string): Told => ({ name: "", fault, passed: 0, messages: [] });
const NO_END = failing("its test did not come to an end");

/** Removes each guard in turn, in a copy of the tree, and tells of each as soon as it is known. */
export async function tryGuards(guards: readonly Guard[], tell: (tried: Tried) => void): Promise<void> {
  await using copy = copyTree();
  await using databases = await openDatabases(guards);
  const { folder } = copy;
  const environment = { ...process.env, AIWORK_TEST_POSTGRES: databases.url, AIWORK_CONTRACT_RECORD: "" };
  const run: Run = async (projects, hear) => {
    const all = new Map<string, Told>();
    const note = (told: Told) => {
      all.set(told.name, told);
      hear?.(told);
    };
    if (projects.length > 0) await runJest(folder, projects, environment, note);
    return all;
  };
  const sound = await leaveOutUnsound(folder, guards, run, tell);
  await tryFromSources(folder, sound.filter(isCompiledByJest), run, tell);
  for (const guard of sound.filter((guard) => !isCompiledByJest(guard)))
    tell(triedOf(guard, await tryInFile(folder, guard, run)));
}

/** As the code stands all tests must pass: of a test that does not, nothing can be learned. */
async function leaveOutUnsound(folder: string, guards: readonly Guard[], run: Run, tell: (tried: Tried) => void) {
  const tests = [...new Set(guards.map(({ test }) => test))];
  const told = await run(tests.map((test) => projectOf(folder, test, test)));
  return guards.filter((guard) => {
    const asItIs = triedOf(guard, told.get(guard.test) ?? NO_END);
    if (asItIs.outcome === "SURVIVED") return true;
    tell({ guard, outcome: "error", why: `${guard.test} fails with the guard as well: ${asItIs.why}` });
    return false;
  });
}

/** All side by side. */
async function tryFromSources(folder: string, guards: readonly Guard[], run: Run, tell: (tried: Tried) => void) {
  const waiting = new Map(guards.map((guard, i) => [String(i), guard]));
  const settle = (name: string, told: Told) => {
    const guard = waiting.get(name);
    if (guard && waiting.delete(name)) tell(triedOf(guard, told));
  };
  const projects = [...waiting].map(([name, guard]) => projectOf(folder, name, guard.test, guard));
  await run(projects, (told) => settle(told.name, told));
  for (const name of [...waiting.keys()]) settle(name, NO_END);
}

/** What jest compiles is changed while it is compiled; what is built, and SQL, only in its file. */
const isCompiledByJest = ({ isBuilt, file }: Guard) => !isBuilt && file.endsWith(".ts");

/** One after the other: they share the copy's files. */
async function tryInFile(folder: string, guard: Guard, run: Run): Promise<Told> {
  try {
    const told = await withoutGuard(folder, guard, () => run([projectOf(folder, guard.test, guard.test)]));
    return told.get(guard.test) ?? NO_END;
  } catch (error) {
    return failing((error as Error).message);
  }
}
