import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";

/** The built worker: in this folder when this runs from dist, in dist when it runs from source. */
const PROGRAM = [__dirname, join(__dirname, "..", "..", "dist", basename(__dirname))]
  .map((folder) => join(folder, "examine-in-thread.js"))
  .find(existsSync);
const TIMEOUT_MS = 30_000;
/** The worker stays for the next supergraph, which it loads twice as fast, and then ends to free its memory. */
const IDLE_MS = 60_000;
/** The memory that an unexamined supergraph may use. */
const MEMORY_MB = 256;

/** Loads supergraphs in a worker thread, one at a time, because that takes seconds and memory. */
export class SupergraphExaminer {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** Whether @apollo/gateway can load this supergraph. */
  async examine(sdl: string): Promise<boolean> {
    clearTimeout(this.#idle);
    this.#worker ??= startWorker();
    const isLoadable = await examineInWorker(this.#worker, sdl);
    if (isLoadable === undefined) await this.close();
    else this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    return isLoadable === true;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
  const worker = new Worker(PROGRAM ?? "", { resourceLimits, stdout: true, stderr: true });
  worker.on("error", () => {});
  worker.unref();
  return worker;
}

/** Undefined if the worker ended or timed out before it answered. */
function examineInWorker(worker: Worker, sdl: string): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const finish = (isLoadable?: boolean) => {
      clearTimeout(timer);
      worker.off("message", finish).off("exit", fail);
      resolve(isLoadable);
    };
    const fail = () => finish();
    const timer = setTimeout(fail, TIMEOUT_MS);
    worker.on("message", finish).on("exit", fail);
    worker.postMessage(sdl);
  });
}
