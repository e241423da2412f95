import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { startPostgresProxy } from "@aiwork/kit/postgres/postgres-proxy";
import type { EntityManager } from "typeorm";
import type { Database } from "./connect-database";
import { inTransaction } from "./in-transaction";

let empty: EmptyDatabase;
let database: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  database = await empty.open();
  await database.dataSource.query("create table kept (n int primary key)");
});
beforeEach(() => database.dataSource.query("truncate kept"));
afterAll(() => empty?.[Symbol.asyncDispose]());

const kept = async () =>
  (await database.dataSource.query("select n from kept order by n")).map(({ n }: { n: number }) => n);
const keep = (db: EntityManager, n: number) => db.query("insert into kept values ($1)", [n]);
const raise = (db: EntityManager, code: string) =>
  db.query(`do $$ begin raise exception using errcode = '${code}'; end $$`);
const refused = (code: string) => ({ extensions: { code } });

describe("a transaction", () => {
  it("commits all of its work", async () => {
    const done = inTransaction(database, async (db) => {
      await keep(db, 1);
      await keep(db, 2);
      return "done";
    });
    expect(await done).toBe("done");
    expect(await kept()).toEqual([1, 2]);
  });

  it("commits nothing when the work fails, also within a savepoint, and its connection stays usable", async () => {
    const failing = inTransaction(database, async (db) => {
      await keep(db, 1);
      await db.queryRunner?.startTransaction();
      await keep(db, 2);
      throw new Error("out of ink");
    });
    await expect(failing).rejects.toThrow("out of ink");
    await inTransaction(database, (db) => keep(db, 3));
    expect(await kept()).toEqual([3]);
  });

  it.each(["40001", "40P01"])("is tried three times when PostgreSQL aborts it (%s)", async (code) => {
    let tries = 0;
    const givenUp = (times: number) =>
      inTransaction(database, async (db) => {
        tries += 1;
        await keep(db, tries);
        if (tries <= times) await raise(db, code);
      });
    await expect(givenUp(3)).rejects.toMatchObject(refused("OVERLOADED"));
    expect([tries, await kept()]).toEqual([3, []]);
    tries = 0;
    await givenUp(2);
    expect([tries, await kept()]).toEqual([3, [3]]);
  });

  it("answers TIMEOUT when it waits too long for a lock", async () => {
    await inTransaction(database, async (db) => {
      await keep(db, 1);
      const waiting = inTransaction(database, (second) => keep(second, 1));
      await expect(waiting).rejects.toMatchObject(refused("TIMEOUT"));
    });
  });

  it("answers SUBGRAPH_UNAVAILABLE when its connection breaks, at a statement or between two", async () => {
    const atStatement = inTransaction(database, (db) => db.query("select pg_terminate_backend(pg_backend_pid())"));
    await expect(atStatement).rejects.toMatchObject(refused("SUBGRAPH_UNAVAILABLE"));
    const between = inTransaction(database, async (db) => {
      const [{ pid }] = await db.query("select pg_backend_pid() as pid");
      await keep(db, 1);
      const broken = new Promise((resolve) => db.queryRunner?.connect().then((one) => one.once("end", resolve)));
      await database.dataSource.query("select pg_terminate_backend($1)", [pid]);
      await broken;
      await keep(db, 2);
    });
    await expect(between).rejects.toMatchObject(refused("SUBGRAPH_UNAVAILABLE"));
    expect(await kept()).toEqual([]);
  });

  it("closes its connection when it cannot be rolled back", async () => {
    await using proxy = await startPostgresProxy(empty.url);
    const behind = await empty.open({ url: proxy.url });
    const stalled = inTransaction(behind, async (db) => {
      proxy.fateOf = () => "held";
      await keep(db, 1);
    });
    await expect(stalled).rejects.toMatchObject(refused("TIMEOUT"));
    proxy.fateOf = () => "arrives";
    await inTransaction(behind, (db) => keep(db, 2));
    expect(await kept()).toEqual([2]);
  });
});
