import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/postgres/start-embedded-postgres";

/** Whatever one test creates: `dispose` removes it in reverse order, also when the test failed. */
export class Scratch {
  readonly #removals: (() => unknown)[] = [];

  /** Registers a removal for `dispose`. */
  later(remove: () => unknown): void {
    this.#removals.push(remove);
  }

  /** Creates a directory, which every account may enter unless `mode` says otherwise. */
  directory(mode = 0o755): string {
    const path = mkdtempSync(join(tmpdir(), "aiwork-test-"));
    chmodSync(path, mode);
    this.later(() => rmSync(path, { recursive: true, force: true }));
    return path;
  }

  /** Starts a server. `dispose` stops it, and removes its data where they lie outside `dataDir`. */
  async postgres(dataDir: string): Promise<EmbeddedPostgres> {
    const started = await startEmbeddedPostgres({ dataDir });
    this.later(async () => {
      await started.stop();
      if (started.dataDir !== dataDir) rmSync(started.dataDir, { recursive: true, force: true });
    });
    return started;
  }

  async dispose(): Promise<void> {
    const failures: unknown[] = [];
    for (let remove = this.#removals.pop(); remove; remove = this.#removals.pop()) {
      try {
        await remove();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, "Not everything could be removed.");
  }
}
