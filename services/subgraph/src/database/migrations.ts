import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { EntityManager, MigrationInterface, QueryRunner } from "typeorm";
import type { Database } from "./connect-database";

const SECTIONS = /^-- up\n([\s\S]+)\n-- down\n([\s\S]+)$/;

/** The migrations of this package, which every party's database runs. */
const SHARED_MIGRATIONS = join(__dirname, "../../migrations");

/**
 * Migrations written in SQL: files named `yyyymmddhhmmss-name.sql` (UTC), with a section `-- up` and a section `-- down`.
 * @param folders where they lie, beside this package's own
 * @param names in the order of their times; left out, all that lie there
 * @throws Error for a name that is in no folder or in two, a file that lacks a section, or a list out of order
 */
export function sqlMigrations(
  folders: readonly string[],
  names: readonly string[] = [SHARED_MIGRATIONS, ...folders].flatMap(namesIn).sort(),
): (new () => MigrationInterface)[] {
  const unsorted = names.find((name, i) => i > 0 && name <= (names[i - 1] ?? ""));
  if (unsorted) throw new Error(`The migration ${unsorted} is out of order`);
  return names.map((name) => sqlMigration(folderOf(name, [SHARED_MIGRATIONS, ...folders]), name));
}

const namesIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length));

function folderOf(name: string, folders: readonly string[]): string {
  const [folder, second] = folders.filter((one) => existsSync(join(one, `${name}.sql`)));
  if (folder === undefined) throw new Error(`There is no migration ${name}`);
  if (second !== undefined) throw new Error(`The migration ${name} is in two folders`);
  return folder;
}

function sqlMigration(folder: string, name: string): new () => MigrationInterface {
  const [, up = "", down = ""] = SECTIONS.exec(readFileSync(join(folder, `${name}.sql`), "utf8")) ?? [];
  if (up === "" || down === "") throw new Error(`The migration ${name} lacks its section "-- up" or "-- down"`);
  return class implements MigrationInterface {
    /** TypeORM orders migrations by the milliseconds at the end of their names. */
    name = `${name.slice(15)}${millisecondsOf(name)}`;
    up = async (runner: QueryRunner) => void (await runner.query(up));
    down = async (runner: QueryRunner) => void (await runner.query(down));
  };
}

function millisecondsOf(name: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)-/.exec(name) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const POLL_INTERVAL_MS = 100;

/** Runs pending migrations, one process at a time. @throws Error when another process holds the lock for longer than `timeoutMs` */
export async function migrate({ dataSource }: Database, timeoutMs = 60_000): Promise<string[]> {
  return underLock(dataSource.createQueryRunner("master"), timeoutMs, async () => {
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  });
}

type Runner = ReturnType<Database["dataSource"]["createQueryRunner"]>;

/** Polls for the lock: a session that waits inside pg_advisory_lock holds a snapshot that blocks CREATE INDEX CONCURRENTLY. */
async function underLock<T>(runner: Runner, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  await runner.connect();
  try {
    for (const end = Date.now() + timeoutMs; ; await wait(POLL_INTERVAL_MS)) {
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

/** The database was filled with another data set. */
class OtherDataSet extends Error {
  override readonly name = "OtherDataSet";

  constructor(held: string, wanted: string) {
    super(
      `This database holds the data set "${held}", not "${wanted}": set AIWORK_DATA to it, or use an empty database.`,
    );
  }
}

/** Fills an empty database once, in one transaction. @throws OtherDataSet */
export async function loadDataSet(
  { dataSource }: Database,
  name: string,
  fill: (db: EntityManager) => Promise<void>,
): Promise<void> {
  await dataSource.transaction(async (db) => {
    await db.query("select pg_advisory_xact_lock(hashtext('aiwork:data-set'))");
    const [held] = await db.query("select name from data_set");
    if (held && held.name !== name) throw new OtherDataSet(held.name, name);
    if (held) return;
    await fill(db);
    await db.query("insert into data_set (name) values ($1)", [name]);
  });
}
