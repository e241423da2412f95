import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Project } from "./jest-project";
import type { Told } from "./tell-result";

const JEST = createRequire(__filename).resolve("jest/bin/jest");
const MOST_COMPLAINT = 4_000;
const PATIENCE_WITH_A_TEST_MS = 30_000;
/** For a run of all guards, on a machine that does other work as well. */
const PATIENCE_MS = 30 * 60_000;

/** Runs test files side by side in one jest, and tells of each as soon as it has ended. @throws Error when none ran */
export async function runJest(
  folder: string,
  projects: readonly Project[],
  environment: NodeJS.ProcessEnv,
  hear: (told: Told) => void,
): Promise<void> {
  const config = join(folder, "jest.config.json");
  const reporters = [join(__dirname, "tell-result")];
  writeFileSync(config, JSON.stringify({ rootDir: folder, projects, reporters }));
  const limits = [
    `--maxWorkers=${availableParallelism()}`,
    "--workerIdleMemoryLimit=1GB",
    `--testTimeout=${PATIENCE_WITH_A_TEST_MS}`,
  ];
  const jest = spawn(process.execPath, [JEST, "--config", config, ...limits, "--forceExit"], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: PATIENCE_MS,
  });
  let heard = 0;
  jest.on("message", (told) => {
    heard += 1;
    hear(told as Told);
  });
  let complaint = "";
  jest.stderr?.on("data", (chunk) => (complaint = `${complaint}${chunk}`.slice(-MOST_COMPLAINT)));
  await new Promise((resolve) => jest.once("close", resolve));
  if (heard === 0) throw new Error(`jest has run no test:\n${complaint}`);
}
