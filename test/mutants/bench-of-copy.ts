import { chmodSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@aiwork/runtime/postgres/start-embedded-postgres";
import { Cleanup } from "../cleanup";
import { copyTree } from "./copy-tree";

/** A copy of the tree and a database server for its tests: guards are removed in it one after the other. */
export interface Bench extends AsyncDisposable {
  folder: string;
  /** What the tests' own setup then uses instead of a server of its own. */
  environment: NodeJS.ProcessEnv;
}

export function openBench(): Promise<Bench> {
  return Cleanup.whole(async (cleanup) => {
    const copy = copyTree();
    cleanup.defer(() => copy[Symbol.asyncDispose]());
    const directory = mkdtempSync(join(tmpdir(), "aiwork-mutants-postgres-"));
    chmodSync(directory, 0o755);
    cleanup.defer(() => rm(directory, { recursive: true, force: true }));
    const server = await startEmbeddedPostgres({ dataDir: join(directory, "postgres") });
    cleanup.defer(() => server.stop());
    return {
      folder: copy.folder,
      environment: { ...process.env, AIWORK_TEST_POSTGRES: server.adminUrl },
      [Symbol.asyncDispose]: () => cleanup[Symbol.asyncDispose](),
    };
  });
}
