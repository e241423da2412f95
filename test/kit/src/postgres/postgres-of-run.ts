import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { startEmbeddedPostgres } from "@aiwork/postgres/start-embedded-postgres";
import { type PostgresOfRun, startKeptPostgres } from "./kept-postgres";

let running: PostgresOfRun | undefined;

/**
 * Starts one server for a whole test run, unless AIWORK_TEST_POSTGRES names one; the workers read its address there.
 * Its data stay in AIWORK_KEPT_POSTGRES, a directory, for the next run; without that they are removed.
 */
export async function startPostgresOfRun(): Promise<string> {
  const { AIWORK_TEST_POSTGRES: given } = process.env;
  if (given) return given;
  const { AIWORK_KEPT_POSTGRES: kept } = process.env;
  running = kept ? await startKeptPostgres(kept) : await startTemporaryPostgres();
  process.env.AIWORK_TEST_POSTGRES = running.adminUrl;
  return running.adminUrl;
}

async function startTemporaryPostgres(): Promise<PostgresOfRun> {
  const directory = mkdtempSync(join(tmpdir(), "aiwork-test-"));
  // For root the server runs as another account, which must be able to enter the directory.
  chmodSync(directory, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: join(directory, "postgres") });
  // Its data end with the run: nobody reads what a power failure would leave.
  await asAdmin(server.adminUrl, async (admin) => {
    for (const setting of ["fsync", "full_page_writes"]) await admin.query(`alter system set ${setting} = off`);
    await admin.query("select pg_reload_conf()");
  });
  const stop = async () => {
    await server.stop();
    rmSync(server.dataDir, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, stop };
}

export async function stopPostgresOfRun(): Promise<void> {
  await running?.stop();
}

export function postgresOfRun(): string {
  const adminUrl = process.env.AIWORK_TEST_POSTGRES;
  if (!adminUrl) throw new Error("No PostgreSQL was started for this test run.");
  return adminUrl;
}
