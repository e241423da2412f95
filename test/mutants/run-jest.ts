import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import type { Guard } from "./guards";
import type { TestFileReport } from "./report-test-file";

const JEST = createRequire(__filename).resolve("jest/bin/jest");
const MAX_COMPLAINT = 4_000;
const TEST_TIMEOUT_MS = 60_000;
/** On a busy machine; what has no result by then is an error. */
const RUN_TIMEOUT_MS = { start: 5 * 60_000, project: 10_000 };

/** Runs test files in parallel in one jest, and reports each as soon as it has ended. @throws Error if none ran */
export async function runJest(
  folder: string,
  projects: readonly Project[],
  environment: NodeJS.ProcessEnv,
  onReport: (report: TestFileReport) => void,
): Promise<void> {
  const config = join(folder, "jest.config.json");
  const reporters = [join(__dirname, "report-test-file")];
  writeFileSync(config, JSON.stringify({ rootDir: folder, projects, reporters }));
  const limits = [
    `--maxWorkers=${availableParallelism()}`,
    "--workerIdleMemoryLimit=1GB",
    `--testTimeout=${TEST_TIMEOUT_MS}`,
  ];
  const jest = spawn(process.execPath, [JEST, "--config", config, ...limits, "--forceExit"], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: RUN_TIMEOUT_MS.start + projects.length * RUN_TIMEOUT_MS.project,
  });
  let reported = 0;
  jest.on("message", (report) => {
    reported += 1;
    onReport(report as TestFileReport);
  });
  let complaint = "";
  jest.stderr?.on("data", (chunk) => (complaint = `${complaint}${chunk}`.slice(-MAX_COMPLAINT)));
  await new Promise((resolve) => jest.once("close", resolve));
  if (reported === 0) throw new Error(`jest ran no test:\n${complaint}`);
}

/** Jest's configuration of one test file; see its documentation of `projects`. */
export interface Project {
  displayName: string;
  rootDir: string;
  [setting: string]: unknown;
}

interface Preset {
  /** Settings of a whole run, not of a project. */
  maxWorkers?: number;
  testTimeout?: number;
  transform: Record<string, [path: string, settings: object]>;
}

/** A test file, and whether it runs with row-level security off. */
export type TestRun = Pick<Guard, "test" | "isAlone">;

/**
 * The project of one test file in a copy of the tree.
 * @param removed the guard that is removed when its file is compiled
 */
export function projectOf(folder: string, name: string, { test, isAlone }: TestRun, removed?: Guard): Project {
  const workspace = workspaceOf(folder, test);
  const { maxWorkers: _, testTimeout: __, ...preset } = presetOf(folder, workspace);
  const change = removed && { ...removed, file: join(folder, removed.file) };
  const transform = Object.entries(preset.transform).map(([files, [path, settings]]) => {
    const transformer = [require.resolve(path), settings];
    return [files, [join(__dirname, "change-source"), { transformer, removed: change }]] as const;
  });
  return {
    ...preset,
    transform: Object.fromEntries(transform),
    displayName: name,
    // Projects of one workspace share the map of its files.
    id: `mutants-${workspace.replaceAll("/", "-")}`,
    rootDir: join(folder, workspace),
    cacheDirectory: join(folder, ".jest"),
    testMatch: [join(folder, test)],
    testEnvironment: join(__dirname, "stop-at-first-failure"),
    globals: isAlone ? { AIWORK_TEST_LINES: "resolvers" } : {},
  };
}

function presetOf(folder: string, workspace: string): Preset {
  const own = join(folder, workspace, "jest.config.cjs");
  return require(existsSync(own) ? own : join(folder, "test/kit/jest-preset.js"));
}

/** The workspace of a file; both from the repository's root. */
export function workspaceOf(folder: string, file: string): string {
  let at = dirname(file);
  while (!existsSync(join(folder, at, "package.json"))) at = dirname(at);
  return at;
}
