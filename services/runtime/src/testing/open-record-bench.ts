import { join } from "node:path";
import type { AccessRow } from "../access-record/access-row";
import { type OpenRecorder, openRecorder } from "../access-record/open-recorder";
import { migrate } from "../database/migrate";
import type { Database } from "../database/open-database";
import { sqlMigrations } from "../database/sql-migrations";
import { accessOf } from "./access-of";
import { openEmptyDatabase } from "./open-empty-database";
import { TEST_RECORD_KEY } from "./test-record-key";

/** A database with the access records' tables of both parties. Dispose it. */
export interface RecordBench extends AsyncDisposable {
  database: Database;
  /** Opens a recorder, as a server process does at start. `close` closes its chain; `kill` leaves the chain open. */
  boot(): Promise<OpenRecorder>;
}

export async function openRecordBench(): Promise<RecordBench> {
  const empty = await openEmptyDatabase();
  const migrations = sqlMigrations(join(__dirname, "../../../city/migrations"), ["20261125100000-access-record"]);
  const database = await empty.open({ migrations });
  await migrate(database);
  const opened: OpenRecorder[] = [];
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

/** An access record, with ordinary values where the test gives none. */
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
