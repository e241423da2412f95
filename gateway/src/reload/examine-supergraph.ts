import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** From its source, or as it was built. */
const PROGRAM = [__dirname, join(__dirname, "..", "..", "dist", "reload")]
  .map((folder) => join(folder, "examine-in-thread.js"))
  .find(existsSync);
const PATIENCE_MS = 20_000;
/** What a supergraph that nobody has looked at may take. */
const MEMORY_MB = 256;

/** Whether @apollo/gateway can build it: tried in a thread of its own, for that takes time and memory. */
export function examineSupergraph(sdl: string): Promise<boolean> {
  const limits = { maxOldGenerationSizeMb: MEMORY_MB };
  const worker = new Worker(PROGRAM ?? "", { workerData: sdl, resourceLimits: limits, stdout: true, stderr: true });
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  return new Promise((resolve) => {
    worker.once("message", (isWell: boolean) => resolve(isWell));
    worker.once("error", () => resolve(false));
    worker.once("exit", () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
