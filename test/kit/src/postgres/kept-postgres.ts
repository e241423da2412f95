import { asAdmin } from "@aiwork/postgres/as-admin";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/postgres/start-embedded-postgres";
import { Client } from "pg";
import { isCurrentTemplate } from "./template-name";

/** An advisory lock that every test run on the server holds, shared; whoever gets it alone may clean up and stop. */
const RUNS = 20_131_031;
const MAX_TRIES = 5;

/** The server of a test run. */
export interface PostgresOfRun {
  adminUrl: string;
  /** May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a server for test runs, or joins the one that another run has started. Its data directory, with the templates,
 * stays for the next run. `stop` stops it if this run has started it, once the other runs on it have ended.
 */
export async function startKeptPostgres(dataDir: string): Promise<PostgresOfRun> {
  for (let tries = 1; ; tries++) {
    const server = await startEmbeddedPostgres({ dataDir });
    try {
      const session = await joinRuns(server.adminUrl);
      let left: Promise<void> | undefined;
      return { adminUrl: server.adminUrl, stop: () => (left ??= leaveRuns(session, server)) };
    } catch (error) {
      await server.stop();
      // Another run that owned the server has just stopped it.
      if (tries === MAX_TRIES) throw error;
    }
  }
}

async function joinRuns(adminUrl: string): Promise<Client> {
  const session = new Client({ connectionString: adminUrl });
  session.on("error", () => {});
  await session.connect();
  const { rows } = await session.query("select pg_try_advisory_lock($1) as is_alone", [RUNS]);
  const isAlone = rows[0]?.is_alone === true;
  if (isAlone) await dropLeftovers(adminUrl);
  await session.query("select pg_advisory_lock_shared($1)", [RUNS]);
  if (isAlone) await session.query("select pg_advisory_unlock($1)", [RUNS]);
  return session;
}

async function leaveRuns(session: Client, server: EmbeddedPostgres): Promise<void> {
  if (server.owned) {
    await session.query("select pg_advisory_unlock_shared($1)", [RUNS]);
    await session.query("select pg_advisory_lock($1)", [RUNS]);
  }
  await session.end();
  await server.stop();
}

/** Drops templates of other migrations or data, and what runs that were broken off have left. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows: databases } = await admin.query<{ name: string }>(
      "select datname as name from pg_database where datname <> all ('{postgres,template0,template1}')",
    );
    const old = databases
      .filter(({ name }) => !isCurrentTemplate(name))
      .map(({ name }) => admin.escapeIdentifier(name));
    if (old.length === 0) return;
    for (const name of old) {
      await admin.query(`alter database ${name} is_template false`);
      await admin.query(`drop database ${name} with (force)`);
    }
    const { rows: roles } = await admin.query<{ name: string }>(
      "select rolname as name from pg_roles where not rolsuper and rolname !~ '^pg_'",
    );
    // 2BP01: a template still needs this role.
    for (const { name } of roles)
      await admin.query(`drop role ${admin.escapeIdentifier(name)}`).catch((error) => {
        if (error.code !== "2BP01") throw error;
      });
  });
}
