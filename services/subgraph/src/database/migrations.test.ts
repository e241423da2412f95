import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { loadDataSet, migrate, sqlMigrations } from "./migrations";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
  write("20130401000000-thing", "create table thing (id int primary key);\nselect pg_sleep(0.3);", "drop table thing;");
  write("20131031000000-data-set", "create table data_set (name text primary key);", "drop table data_set;");
  writeFileSync(join(folder, "20131101000000-halved.sql"), "-- up\nselect 1;\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, up: string, down: string) =>
  writeFileSync(join(folder, `${name}.sql`), `-- up\n${up}\n\n-- down\n${down}\n`);
const both = () => sqlMigrations([folder], ["20130401000000-thing", "20131031000000-data-set"]);

describe("migrations", () => {
  it("run once when two processes start together", async () => {
    await using empty = await createEmptyDatabase();
    const [first, second] = [await empty.open({ migrations: both() }), await empty.open({ migrations: both() })];
    const ran = await Promise.all([migrate(first), migrate(second)]);
    expect(ran.map((names) => names.length).sort()).toEqual([0, 2]);
  });

  it("can be undone, the last first", async () => {
    await using empty = await createEmptyDatabase();
    const database = await empty.open({ migrations: both() });
    await migrate(database);
    await database.dataSource.undoLastMigration();
    await database.dataSource.undoLastMigration();
    const tables = await database.dataSource.query("select 1 from pg_tables where tablename in ('thing', 'data_set')");
    expect(tables).toEqual([]);
  });

  it("fail with an error when another process holds the lock too long", async () => {
    await using empty = await createEmptyDatabase();
    const [holder, waiting] = [await empty.open(), await empty.open({ migrations: both() })];
    await holder.dataSource.transaction(async (db) => {
      await db.query("select pg_advisory_lock(hashtext('aiwork:migrations'))");
      await expect(migrate(waiting, 200)).rejects.toThrow("Another process has been migrating");
    });
  });

  it("are refused when they are in no folder, or in two", () => {
    expect(() => sqlMigrations([folder], ["20131201000000-nowhere"])).toThrow(
      "There is no migration 20131201000000-nowhere",
    );
    expect(() => sqlMigrations([folder, folder], ["20130401000000-thing"])).toThrow("is in two folders");
  });

  it("are refused when they are out of order, or lack a section", () => {
    expect(() => sqlMigrations([folder], ["20131031000000-data-set", "20130401000000-thing"])).toThrow("out of order");
    expect(() => sqlMigrations([folder], ["20131101000000-halved"])).toThrow('lacks its section "-- up" or "-- down"');
  });
});

describe("the migrations of folders", () => {
  it("are all that lie there, in the order of their times", async () => {
    const other = mkdtempSync(join(tmpdir(), "migrations-"));
    writeFileSync(join(other, "20130501000000-later.sql"), "-- up\nselect 1;\n\n-- down\nselect 1;\n");
    rmSync(join(folder, "20131101000000-halved.sql"));
    const names = sqlMigrations([folder, other]).map((Migration) => new Migration().name?.replace(/(?<!\d)\d+$/, ""));
    expect(names.slice(0, 3)).toEqual(["thing", "later", "data-set"]);
    rmSync(other, { recursive: true });
  });
});

describe("a data set", () => {
  it("is loaded once when two processes load it", async () => {
    await using empty = await createEmptyDatabase();
    const database = await empty.open({ migrations: both() });
    await migrate(database);
    const fill = jest.fn(async (db) => void (await db.query("insert into thing values (1)")));
    await Promise.all([loadDataSet(database, "seed", fill), loadDataSet(database, "seed", fill)]);
    expect(fill).toHaveBeenCalledTimes(1);
    await expect(loadDataSet(database, "demo", fill)).rejects.toThrow('holds the data set "seed", not "demo"');
  });

  it("is not loaded at all when loading fails", async () => {
    await using empty = await createEmptyDatabase();
    const database = await empty.open({ migrations: both() });
    await migrate(database);
    const broken = loadDataSet(database, "seed", async (db) => {
      await db.query("insert into thing values (1)");
      throw new Error("halfway");
    });
    await expect(broken).rejects.toThrow("halfway");
    expect(await database.dataSource.query("select * from thing")).toEqual([]);
  });
});
