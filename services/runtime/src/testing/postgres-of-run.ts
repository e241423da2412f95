import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../postgres/start-embedded-postgres";

let running: { server: EmbeddedPostgres; directory: string } | undefined;

/** One real server for a whole test run; the workers find it in the environment, where another may have put its own. */
export async function startPostgresOfRun(): Promise<string> {
  const { AIWORK_TEST_POSTGRES: given } = process.env;
  if (given) return given;
  const directory = mkdtempSync(join(tmpdir(), "aiwork-test-"));
  // Under root the server runs as another account, which must reach its data.
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
  if (!adminUrl) throw new Error("no PostgreSQL was started for this test run");
  return adminUrl;
}
