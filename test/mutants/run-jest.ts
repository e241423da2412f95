import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Project } from "./jest-project";
import type { Told } from "./tell-result";

const JEST = createRequire(__filename).resolve("jest/bin/jest");
/** For a run of all guards, on a machine that does other work as well. */
const PATIENCE_MS = 30 * 60_000;

/** Runs test files side by side in one jest, and tells of each as soon as it has ended. */
export async function runJest(
  folder: string,
  projects: readonly Project[],
  environment: NodeJS.ProcessEnv,
  hear: (told: Told) => void,
): Promise<void> {
  const config = join(folder, "jest.config.json");
  const reporters = [join(__dirname, "tell-result")];
  writeFileSync(config, JSON.stringify({ rootDir: folder, projects, reporters }));
  const workers = [`--maxWorkers=${availableParallelism()}`, "--workerIdleMemoryLimit=1GB"];
  const jest = spawn(process.execPath, [JEST, "--config", config, ...workers, "--forceExit"], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    timeout: PATIENCE_MS,
  });
  jest.on("message", (told) => hear(told as Told));
  await new Promise((resolve) => jest.once("close", resolve));
}
