import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/postgres/start-embedded-postgres";

let running: { server: EmbeddedPostgres; directory: string } | undefined;

/** Starts one server for a whole test run, unless AIWORK_TEST_POSTGRES names one; the workers read its address there. */
export async function startPostgresOfRun(): Promise<string> {
  const { AIWORK_TEST_POSTGRES: given } = process.env;
  if (given) return given;
  const directory = mkdtempSync(join(tmpdir(), "aiwork-test-"));
  // For root the server runs as another account, which must be able to enter the directory.
  chmodSync(directory, 0o755);
  running = { directory, server: await startEmbeddedPostgres({ dataDir: join(directory, "postgres") }) };
  process.env.AIWORK_TEST_POSTGRES = running.server.adminUrl;
  return running.server.adminUrl;
}

export async function stopPostgresOfRun(): Promise<void> {
  await running?.server.stop();
  if (!running) return;
  rmSync(running.server.dataDir, { recursive: true, force: true });
  rmSync(running.directory, { recursive: true, force: true });
}

export function postgresOfRun(): string {
  const adminUrl = process.env.AIWORK_TEST_POSTGRES;
  if (!adminUrl) throw new Error("No PostgreSQL was started for this test run.");
  return adminUrl;
}
