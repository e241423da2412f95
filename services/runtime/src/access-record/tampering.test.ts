import fc from "fast-check";
import type { EntityManager } from "typeorm";
import { accessRow, openRecordBench, type RecordBench } from "../testing/open-record-bench";
import { tamperings } from "../testing/tamperings";
import { TEST_RECORD_KEY } from "../testing/test-record-key";
import { hashOfRow } from "./access-row";
import type { Misfit } from "./verify-chain";
import { verifyRecordsIn } from "./verify-records";

const ROWS = 8;
/** The first ended well, the second was killed, the third ended well, the last still runs. */
const ENDS = ["close", "kill", "close", undefined] as const;

let bench: RecordBench;
beforeAll(async () => {
  bench = await openRecordBench();
  for (const end of ENDS) {
    const boot = await bench.boot();
    for (let i = 0; i < ROWS; i += 2)
      await boot.recorder.record([
        accessRow({ trace_id: `${end}-${i}`, reason: i === 0 ? null : "至急" }),
        accessRow({ trace_id: `${end}-${i + 1}`, by_party: null, by_name: null, categories: [] }),
      ]);
    if (end) await boot[end]();
  }
});
afterAll(() => bench?.[Symbol.asyncDispose]());

/** Behind the recorder's back, by one who owns the tables and has not the key; then all is as it was. */
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

async function misfitsIn(db: EntityManager): Promise<Misfit[]> {
  const told: Misfit[] = [];
  const tell = (misfit: Misfit) => void told.push(misfit);
  await verifyRecordsIn(db, { party: "CITY", keys: [TEST_RECORD_KEY], tell });
  return told;
}

describe("access records that nobody has touched", () => {
  it("fit, those of a process that was killed and of one that runs too", () =>
    undone(async (db) => expect(await misfitsIn(db)).toEqual([])));

  it("do not fit another party, nor another key", () =>
    undone(async (db) => {
      const tell = () => {};
      const key = { ...TEST_RECORD_KEY, secret: "x".repeat(32) };
      expect((await verifyRecordsIn(db, { party: "NATIONAL", keys: [TEST_RECORD_KEY], tell })).misfits).toBe(4);
      expect((await verifyRecordsIn(db, { party: "CITY", keys: [key], tell })).misfits).toBe(4);
    }));
});

describe("access records that were tampered with", () => {
  it(
    "are found out, each of a thousand times",
    () =>
      undone(async (db) => {
        const unnoticed: string[] = [];
        for (const { name, statements } of fc.sample(tamperings(ENDS.length, ROWS), {
          numRuns: 1_000,
          seed: 20_131_031,
        })) {
          await db.query("savepoint untouched");
          for (const statement of statements) await db.query(statement);
          if ((await misfitsIn(db)).length === 0) unnoticed.push(name);
          await db.query("rollback to savepoint untouched");
        }
        expect(unnoticed).toEqual([]);
      }),
    120_000,
  );

  it("are named by the one row that was changed", () =>
    undone(async (db) => {
      await db.query("update access_record set by_name = '別人' where chain = 2 and place = 3");
      expect(await misfitsIn(db)).toMatchObject([{ chain: 2, place: 3 }]);
    }));

  it("are found out where every hash from the change on was made anew, for the seal cannot be", () =>
    undone(async (db) => {
      await db.query("update access_record set by_name = '別人' where chain = 4 and place = 8");
      const [{ before }] = await db.query("select hash as before from access_record where chain = 4 and place = 7");
      const told = accessRow({ trace_id: "undefined-7", by_party: null, by_name: "別人", categories: [] });
      const hash = hashOfRow(before, 4, 8, told);
      await db.query("update access_record set hash = $1 where chain = 4 and place = 8", [hash]);
      await db.query("update access_chain set head = $1 where number = 4", [hash]);
      expect(await misfitsIn(db)).toEqual([{ chain: 4, place: null, what: "its end is not what was signed" }]);
    }));
});

describe("the end of a chain whose process was killed", () => {
  it("cannot be cut off with an old seal put back, once a later chain has seen it", async () => {
    const { recorder, kill } = await bench.boot();
    await recorder.record([accessRow()]);
    const [old] = await bench.database.dataSource.query("select * from access_chain order by number desc limit 1");
    await recorder.record([accessRow()]);
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
      expect(await misfitsIn(db)).toEqual([]);
    });
    await (await bench.boot()).recorder.record([accessRow()]);
    await undone(async (db) => {
      await cutOff(db);
      expect(await misfitsIn(db)).toEqual([
        { chain: Number(old.number), place: null, what: "was seen with 2 rows when a later chain was opened" },
      ]);
    });
  });
});
