import { createAllTemplates } from "@aiwork/kit/postgres/all-templates";
import { startPostgresOfRun, stopPostgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { type Copy, copyTree } from "./copy-tree";
import type { Guard } from "./guards";
import { outcomeOfGuard, type TriedGuard } from "./outcome";
import type { TestFileReport } from "./report-test-file";
import { type Project, projectOf, runJest, type TestRun } from "./run-jest";
import { withoutGuard } from "./without-guard";

/** Runs projects and resolves to their results by name; `onReport` receives each result immediately. */
type Run = (
  projects: Project[],
  onReport?: (report: TestFileReport) => void,
) => Promise<ReadonlyMap<string, TestFileReport>>;

const failing = (fault: string): TestFileReport => ({ name: "", fault, passed: 0, messages: [] });
const NO_END = failing("its test did not end");

/** Removes each guard in turn in a copy of the tree, of which there are two, and reports each outcome immediately. */
export async function tryGuards(guards: readonly Guard[], onTried: (tried: TriedGuard) => void): Promise<void> {
  await using first = copyTree();
  await using second = copyTree();
  await using databases = await openDatabases();
  const environment = { ...process.env, AIWORK_TEST_POSTGRES: databases.url, AIWORK_CONTRACT_RECORD: "" };
  const runIn =
    (folder: string): Run =>
    async (projects, onReport) => {
      const all = new Map<string, TestFileReport>();
      const record = (report: TestFileReport) => {
        all.set(report.name, report);
        onReport?.(report);
      };
      if (projects.length > 0) await runJest(folder, projects, environment, record);
      return all;
    };
  const { folder } = first;
  const run = runIn(folder);
  const sound = await leaveOutUnsound(folder, guards, run, onTried);
  await tryFromSources(folder, sound.filter(isCompiledByJest), run, onTried);
  const inFiles = sound.filter((guard) => !isCompiledByJest(guard)).values();
  const tryNext = async ({ folder }: Copy) => {
    for (const guard of inFiles) onTried(outcomeOfGuard(guard, await tryInFile(folder, guard, runIn(folder))));
  };
  await Promise.all([first, second].map(tryNext));
}

/** Leaves out guards whose test fails with the unchanged code, because its failure says nothing. */
async function leaveOutUnsound(
  folder: string,
  guards: readonly Guard[],
  run: Run,
  onTried: (tried: TriedGuard) => void,
) {
  const runs = new Map<string, TestRun>(guards.map((guard) => [nameOfRun(guard), guard]));
  const reports = new Map(await run([...runs].map(([name, each]) => projectOf(folder, name, each))));
  const judge = (guard: Guard) => outcomeOfGuard(guard, reports.get(nameOfRun(guard)) ?? NO_END);
  const failed = new Map(
    guards.filter((guard) => judge(guard).outcome !== "SURVIVED").map((guard) => [nameOfRun(guard), guard]),
  );
  // On a busy machine a test may miss a limit: what failed is run once more, with nothing beside it.
  for (const [name, guard] of failed)
    reports.set(name, (await run([projectOf(folder, name, guard)])).get(name) ?? NO_END);
  return guards.filter((guard) => {
    const asItIs = judge(guard);
    if (asItIs.outcome === "SURVIVED") return true;
    onTried({ guard, outcome: "error", why: `${guard.test} also fails with the guard: ${asItIs.why}` });
    return false;
  });
}

const nameOfRun = ({ test, isAlone }: TestRun) => (isAlone ? `${test} alone` : test);

/** Tries all guards in parallel. */
async function tryFromSources(
  folder: string,
  guards: readonly Guard[],
  run: Run,
  onTried: (tried: TriedGuard) => void,
) {
  const waiting = new Map(guards.map((guard, i) => [String(i), guard]));
  const settle = (name: string, report: TestFileReport) => {
    const guard = waiting.get(name);
    if (guard && waiting.delete(name)) onTried(outcomeOfGuard(guard, report));
  };
  const projects = [...waiting].map(([name, guard]) => projectOf(folder, name, guard, guard));
  await run(projects, (report) => settle(report.name, report));
  for (const name of [...waiting.keys()]) settle(name, NO_END);
}

/** What jest compiles is changed while it is compiled; what is built, and SQL, only in its file. */
const isCompiledByJest = ({ isBuilt, file }: Guard) => !isBuilt && file.endsWith(".ts");

/** One after the other in each copy, whose files they share. */
async function tryInFile(folder: string, guard: Guard, run: Run): Promise<TestFileReport> {
  try {
    const reports = await withoutGuard(folder, guard, () => run([projectOf(folder, guard.test, guard)]));
    return reports.get(guard.test) ?? NO_END;
  } catch (error) {
    return failing((error as Error).message);
  }
}

/** Starts one server for the tests of all guards, with the parties' templates. */
async function openDatabases(): Promise<{ url: string } & AsyncDisposable> {
  const url = await startPostgresOfRun();
  try {
    await createAllTemplates(url);
  } catch (error) {
    await stopPostgresOfRun();
    throw error;
  }
  return { url, [Symbol.asyncDispose]: stopPostgresOfRun };
}
