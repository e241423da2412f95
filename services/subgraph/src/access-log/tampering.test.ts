import {
  type AccessLogBench,
  accessRow,
  createAccessLogBench,
  TEST_ACCESS_RECORD_KEY,
} from "@aiwork/kit/access-log/access-log-bench";
import { tamperings } from "@aiwork/kit/access-log/tamperings";
import fc from "fast-check";
import type { EntityManager } from "typeorm";
import { hashRow } from "./access-row";
import { verifyAccessRecordsIn } from "./verify-access-records";
import type { Mismatch } from "./verify-chain";

const ROWS = 8;
/** The first process was stopped, the second killed, the third stopped; the last still runs. */
const ENDS = ["close", "kill", "close", undefined] as const;

let bench: AccessLogBench;
beforeAll(async () => {
  bench = await createAccessLogBench();
  for (const end of ENDS) {
    const boot = await bench.startWriter();
    for (let i = 0; i < ROWS; i += 2)
      await boot.writer.write([
        accessRow({ trace_id: `${end}-${i}`, reason: i === 0 ? null : "至急" }),
        accessRow({ trace_id: `${end}-${i + 1}`, by_party: null, by_name: null, categories: [] }),
      ]);
    if (end) await boot[end]();
  }
});
afterAll(() => bench?.[Symbol.asyncDispose]());

/** Manipulates the tables as their owner, who does not have the key; then rolls everything back. */
async function undone(work: (db: EntityManager) => Promise<void>): Promise<void> {
  const runner = bench.database.dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    for (const table of ["access_record", "access_chain"])
      await runner.query(`alter table ${table} disable trigger user`);
    await work(runner.manager);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

async function mismatchesIn(db: EntityManager): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const report = (mismatch: Mismatch) => void mismatches.push(mismatch);
  await verifyAccessRecordsIn(db, { party: "CITY", keys: [TEST_ACCESS_RECORD_KEY], report });
  return mismatches;
}

describe("access records that were not manipulated", () => {
  it("verify without a mismatch, also when a process was killed or still runs", () =>
    undone(async (db) => expect(await mismatchesIn(db)).toEqual([])));

  it("do not verify for another party or another key", () =>
    undone(async (db) => {
      const report = () => {};
      const key = { ...TEST_ACCESS_RECORD_KEY, secret: "x".repeat(32) };
      expect(
        (await verifyAccessRecordsIn(db, { party: "NATIONAL", keys: [TEST_ACCESS_RECORD_KEY], report })).mismatches,
      ).toBe(4);
      expect((await verifyAccessRecordsIn(db, { party: "CITY", keys: [key], report })).mismatches).toBe(4);
    }));
});

describe("access records that were tampered with", () => {
  it(
    "are detected in each of a thousand manipulations",
    () =>
      undone(async (db) => {
        const unnoticed: string[] = [];
        for (const { name, statements } of fc.sample(tamperings(ENDS.length, ROWS), {
          numRuns: 1_000,
          seed: 20_131_031,
        })) {
          await db.query("savepoint untouched");
          for (const statement of statements) await db.query(statement);
          if ((await mismatchesIn(db)).length === 0) unnoticed.push(name);
          await db.query("rollback to savepoint untouched");
        }
        expect(unnoticed).toEqual([]);
      }),
    120_000,
  );

  it("are reported by the one row that was changed", () =>
    undone(async (db) => {
      await db.query("update access_record set by_name = '別人' where chain = 2 and place = 3");
      expect(await mismatchesIn(db)).toMatchObject([{ chain: 2, place: 3 }]);
    }));

  it("are detected when all hashes after the change were computed anew, since the signature cannot be", () =>
    undone(async (db) => {
      await db.query("update access_record set by_name = '別人' where chain = 4 and place = 8");
      const [{ before }] = await db.query("select hash as before from access_record where chain = 4 and place = 7");
      const row = accessRow({ trace_id: "undefined-7", by_party: null, by_name: "別人", categories: [] });
      const hash = hashRow(before, 4, 8, row);
      await db.query("update access_record set hash = $1 where chain = 4 and place = 8", [hash]);
      await db.query("update access_chain set head = $1 where number = 4", [hash]);
      expect(await mismatchesIn(db)).toEqual([{ chain: 4, place: null, what: "its end differs from what was signed" }]);
    }));
});

describe("the end of a chain whose process was killed", () => {
  it("cannot be cut off by restoring an old signature when a later chain has a checkpoint of it", async () => {
    const { writer, kill } = await bench.startWriter();
    await writer.write([accessRow()]);
    const [old] = await bench.database.dataSource.query("select * from access_chain order by number desc limit 1");
    await writer.write([accessRow()]);
    await kill();
    const cutOff = async (db: EntityManager) => {
      await db.query("delete from access_record where chain = $1 and place = 2", [old.number]);
      await db.query("update access_chain set rows = 1, head = $2, seal = $3 where number = $1", [
        old.number,
        old.head,
        old.seal,
      ]);
    };
    await undone(async (db) => {
      await cutOff(db);
      expect(await mismatchesIn(db)).toEqual([]);
    });
    await (await bench.startWriter()).writer.write([accessRow()]);
    await undone(async (db) => {
      await cutOff(db);
      expect(await mismatchesIn(db)).toEqual([
        { chain: Number(old.number), place: null, what: "a later chain has a checkpoint at row 2, which is missing" },
      ]);
    });
  });
});
