import {
  type AccessLogBench,
  accessRow,
  createAccessLogBench,
  TEST_ACCESS_RECORD_KEY,
} from "@aiwork/kit/access-log/access-log-bench";
import { verifyAccessRecords } from "./verify-access-records";
import type { Mismatch } from "./verify-chain";

let bench: AccessLogBench;
beforeEach(async () => {
  bench = await createAccessLogBench();
});
afterEach(() => bench?.[Symbol.asyncDispose]());

const rows = (columns: string, from = "access_record") =>
  bench.database.dataSource.query(`select ${columns} from ${from} order by 1, 2`);

async function findMismatches(): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const report = (mismatch: Mismatch) => void mismatches.push(mismatch);
  await verifyAccessRecords(bench.database, { party: "CITY", keys: [TEST_ACCESS_RECORD_KEY], report });
  return mismatches;
}

describe("the access record", () => {
  it("stores every row when fifty concurrent requests share commits", async () => {
    const { writer } = await bench.startWriter();
    await Promise.all(Array.from({ length: 50 }, (_, i) => writer.write([accessRow({ trace_id: `t${i}` })])));
    const written = await rows("xmin::text as commit, trace_id");
    expect(new Set(written.map(({ trace_id }: { trace_id: string }) => trace_id)).size).toBe(50);
    expect(new Set(written.map(({ commit }: { commit: string }) => commit)).size).toBeLessThan(5);
    expect(await findMismatches()).toEqual([]);
  });

  it("has one chain per process, started with the first row and closed at the end", async () => {
    for (const name of ["一", "二"]) {
      const { writer, close } = await bench.startWriter();
      await writer.write([accessRow({ by_name: name })]);
      await writer.write([accessRow({ by_name: name })]);
      await close();
    }
    await (await bench.startWriter()).close();
    expect(await rows("chain::int, place::int, by_name")).toEqual([
      { chain: 1, place: 1, by_name: "一" },
      { chain: 1, place: 2, by_name: "一" },
      { chain: 2, place: 1, by_name: "二" },
      { chain: 2, place: 2, by_name: "二" },
    ]);
    expect(await rows("number::int, closed_at is not null as closed", "access_chain")).toEqual([
      { number: 1, closed: true },
      { number: 2, closed: true },
    ]);
    expect(await findMismatches()).toEqual([]);
  });

  it("has one chain for each of several processes that start at once", async () => {
    const started = await Promise.all(Array.from({ length: 6 }, () => bench.startWriter()));
    await Promise.all(started.map(({ writer }) => writer.write([accessRow()])));
    expect(await rows("chain::int, place::int")).toEqual([1, 2, 3, 4, 5, 6].map((chain) => ({ chain, place: 1 })));
    expect(await findMismatches()).toEqual([]);
  });

  it("continues its chain when PostgreSQL refused a statement, without that statement's rows", async () => {
    const { writer } = await bench.startWriter();
    await writer.write([accessRow()]);
    await bench.database.dataSource.query("alter table access_record rename to put_away");
    await expect(writer.write([accessRow({ trace_id: "lost" })])).rejects.toMatchObject({ code: "42P01" });
    await bench.database.dataSource.query("alter table put_away rename to access_record");
    await writer.write([accessRow({ trace_id: "after" })]);
    expect(await rows("chain::int, place::int, trace_id")).toMatchObject([
      { place: 1 },
      { place: 2, trace_id: "after" },
    ]);
    expect(await findMismatches()).toEqual([]);
  });

  it("starts a new chain with a checkpoint of the old one when a connection broke", async () => {
    const { writer } = await bench.startWriter();
    await writer.write([accessRow()]);
    await bench.database.dataSource.query(`create function hang_up() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await bench.database.dataSource.query(
      "create trigger hang_up before insert on access_record for each row execute function hang_up()",
    );
    await expect(writer.write([accessRow()])).rejects.toMatchObject({ extensions: { refusal: "DATABASE_AWAY" } });
    await bench.database.dataSource.query("drop trigger hang_up on access_record");
    await writer.write([accessRow()]);
    expect(await rows("chain::int, place::int")).toEqual([
      { chain: 1, place: 1 },
      { chain: 2, place: 1 },
    ]);
    expect(await findMismatches()).toEqual([]);
  });

  it("starts a new chain when another login wrote a row behind the end of its own, and reports that row", async () => {
    const { writer } = await bench.startWriter();
    await writer.write([accessRow()]);
    await bench.database.dataSource.query(`insert into access_record (chain, place, seeker_id, read_at, by_role, categories,
        basis, purpose, trace_id, hash)
      select chain, place + 1, seeker_id, read_at, by_role, categories, basis, purpose, 'foreign', hash from access_record`);
    await expect(writer.write([accessRow()])).rejects.toMatchObject({ name: "ChainAltered" });
    await writer.write([accessRow({ trace_id: "after" })]);
    expect(await rows("chain::int, place::int, trace_id")).toMatchObject([
      { chain: 1, place: 1 },
      { chain: 1, place: 2, trace_id: "foreign" },
      { chain: 2, place: 1, trace_id: "after" },
    ]);
    expect(await findMismatches()).toMatchObject([
      { chain: 1, place: 2 },
      { chain: 1, place: null },
    ]);
  });

  it("refuses a chain whose number leaves others out", async () => {
    const chain = (number: string) =>
      bench.database.dataSource.query(`insert into access_chain (number, opened_at, key_id, checkpoints, genesis, rows, head, seal)
        select ${number}, now(), 'key', '{}', zero, 0, zero, zero from (select decode(repeat('00', 32), 'hex') as zero) as given`);
    for (const number of ["2", "9007199254740992", "9223372036854775807"])
      await expect(chain(number)).rejects.toMatchObject({ code: "23514" });
    await chain("1");
    const { writer } = await bench.startWriter();
    await writer.write([accessRow()]);
    expect(await rows("chain::int, place::int")).toEqual([{ chain: 2, place: 1 }]);
  });

  it("stores text as it was signed", async () => {
    const { writer } = await bench.startWriter();
    await writer.write([accessRow({ by_name: '𠮷野 "家"\\', reason: "改行\n・引用'" })]);
    expect(await findMismatches()).toEqual([]);
  });

  it("refuses to change or delete a row", async () => {
    const { writer } = await bench.startWriter();
    await writer.write([accessRow()]);
    for (const change of [
      "update access_record set by_name = null",
      "delete from access_record",
      "truncate access_record",
      "delete from access_chain",
      "update access_chain set opened_at = now()",
    ])
      await expect(bench.database.dataSource.query(change)).rejects.toMatchObject({ code: "23000" });
  });
});
