import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "./open-database";

const TRY_EVERY_MS = 100;

/** Runs pending migrations, one process at a time. @throws Error when another process holds the lock for longer than `patienceMs` */
export async function migrate({ dataSource }: Database, patienceMs = 60_000): Promise<string[]> {
  return underLock(dataSource.createQueryRunner("master"), patienceMs, async () => {
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  });
}

type Runner = ReturnType<Database["dataSource"]["createQueryRunner"]>;

/** Polls for the lock: a session that waits inside pg_advisory_lock holds a snapshot that blocks CREATE INDEX CONCURRENTLY. */
async function underLock<T>(runner: Runner, patienceMs: number, work: () => Promise<T>): Promise<T> {
  await runner.connect();
  try {
    for (const end = Date.now() + patienceMs; ; await wait(TRY_EVERY_MS)) {
      const [{ locked }] = await runner.query("select pg_try_advisory_lock(hashtext('aiwork:migrations')) as locked");
      if (locked) break;
      if (Date.now() > end)
        throw new Error("Another process has been migrating this database for too long. Check that process.");
    }
    try {
      return await work();
    } finally {
      // A connection that broke has released its lock; an error here must not hide the first one.
      await runner.query("select pg_advisory_unlock(hashtext('aiwork:migrations'))").catch(() => {});
    }
  } finally {
    await runner.release();
  }
}
