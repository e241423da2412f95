import { join } from "node:path";
import type { AccessRow } from "../access-record/access-row";
import { openRecorder } from "../access-record/open-recorder";
import type { Recorder } from "../access-record/recorder";
import { migrate } from "../database/migrate";
import type { Database } from "../database/open-database";
import { sqlMigrations } from "../database/sql-migrations";
import { accessOf } from "./access-of";
import { openEmptyDatabase } from "./open-empty-database";
import { TEST_RECORD_KEY } from "./test-record-key";

/** A database with the tables of access records as both parties migrate them. Dispose it. */
export interface RecordBench extends AsyncDisposable {
  database: Database;
  /** As a server process opens one at its boot. Its `close` ends the chain; killed, a process leaves it open. */
  boot(): Promise<{ recorder: Recorder; close(): Promise<void>; kill(): Promise<void> }>;
}

export async function openRecordBench(): Promise<RecordBench> {
  const empty = await openEmptyDatabase();
  const migrations = sqlMigrations(join(__dirname, "../../../city/migrations"), ["20261125100000-access-record"]);
  const database = await empty.open({ migrations });
  await migrate(database);
  const opened: Awaited<ReturnType<typeof openRecorder>>[] = [];
  return {
    database,
    boot: async () => {
      const records = await openRecorder({ name: "city", access: accessOf() }, empty.url, TEST_RECORD_KEY);
      opened.push(records);
      return records;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(opened.map(({ kill }) => kill()));
      await empty[Symbol.asyncDispose]();
    },
  };
}

/** A row of the record, ordinary where the test does not say. */
export function accessRow(told: Partial<AccessRow> = {}): AccessRow {
  return {
    seeker_id: "6a7c0f0e-8d6c-4c1c-9a58-6b3b6f0e9f01",
    read_at: "2013-10-31T01:02:03.456000Z",
    by_party: "CITY",
    by_role: "city.counselor",
    by_name: "相談 花子",
    by_subject: "https://issuer.test one",
    categories: ["CITY_PROFILE", "LIAISON"],
    basis: "OWN_ROLE",
    purpose: "職務の遂行",
    reason: null,
    trace_id: "0af7651916cd43dd8448eb211c80319c",
    ...told,
  };
}
