import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** From its source, or as it was built. */
const PROGRAM = [__dirname, join(__dirname, "..", "..", "dist", "reload")]
  .map((folder) => join(folder, "examine-in-thread.js"))
  .find(existsSync);
const PATIENCE_MS = 30_000;
/** It stays for the next one, which it knows twice as fast, and then gives its memory back. */
const IDLE_MS = 60_000;
/** What a supergraph that nobody has looked at may take. */
const MEMORY_MB = 256;

/** Tries supergraphs in a thread of its own, one after the other: that takes seconds, and memory. */
export class Examiner {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** Whether @apollo/gateway can build it. */
  async examine(sdl: string): Promise<boolean> {
    clearTimeout(this.#idle);
    this.#worker ??= openWorker();
    const isWell = await ask(this.#worker, sdl);
    if (isWell === undefined) await this.close();
    else this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    return isWell === true;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function openWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
  const worker = new Worker(PROGRAM ?? "", { resourceLimits, stdout: true, stderr: true });
  worker.on("error", () => {});
  worker.unref();
  return worker;
}

/** Undefined where the thread did not live to say it, or not in time. */
function ask(worker: Worker, sdl: string): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const tell = (isWell?: boolean) => {
      clearTimeout(timer);
      worker.off("message", tell).off("exit", lose);
      resolve(isWell);
    };
    const lose = () => tell();
    const timer = setTimeout(lose, PATIENCE_MS);
    worker.on("message", tell).on("exit", lose);
    worker.postMessage(sdl);
  });
}
