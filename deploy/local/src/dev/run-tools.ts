import { type ChildProcess, spawn } from "node:child_process";
import { utimes } from "node:fs/promises";
import { join } from "node:path";

export const ROOT = join(__dirname, "../../../..");
const installed = (name: string) => join(ROOT, "node_modules", ".bin", name);

/** Runs the repository's tools, each a process of its own, which `stop` ends. */
export class Tools {
  readonly #running = new Set<ChildProcess>();

  generateTypes(folder: string): Promise<void> {
    return this.#run(folder, installed("graphql-codegen"), "--config", "codegen.json");
  }

  /** Checks the contract, and writes the supergraph. */
  composeSupergraph(): Promise<void> {
    return this.#run("schema", join(ROOT, "schema", "bin", "aiwork.mjs"), "schema", "compose");
  }

  /** The gateway looks again at a supergraph that it was too busy to examine in time. */
  async touchSupergraph(): Promise<void> {
    await utimes(join(ROOT, "schema", "supergraph.graphql"), new Date(), new Date());
  }

  compile(projects: readonly string[]): Promise<void> {
    return this.#run(".", installed("tsc"), "-b", ...projects);
  }

  stop(): void {
    for (const child of this.#running) child.kill();
  }

  /** @throws Error with what the tool printed when it fails */
  #run(folder: string, program: string, ...args: string[]): Promise<void> {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: join(ROOT, folder),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        printed += text;
      });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        this.#running.delete(child);
        if (code === 0) resolve();
        else reject(new Error(printed.trim()));
      });
    });
  }
}
