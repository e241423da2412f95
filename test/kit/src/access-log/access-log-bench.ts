import { createAccessLogWriter, type OwnedAccessLogWriter } from "@aiwork/subgraph/access-log/access-log-writer";
import type { AccessRow } from "@aiwork/subgraph/access-log/access-row";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import { migrate, sqlMigrations } from "@aiwork/subgraph/database/migrations";
import { testAccess } from "../access/query-schema";
import { createEmptyDatabase } from "../postgres/empty-database";

/** The key that signs access records in tests. */
export const TEST_ACCESS_RECORD_KEY = { id: "test", secret: "r".repeat(32) };

/** A database with the access records' tables of both parties. Dispose it. */
export interface AccessLogBench extends AsyncDisposable {
  database: Database;
  /** Opens a recorder, as a server process does at start. `close` closes its chain; `kill` leaves the chain open. */
  startWriter(): Promise<OwnedAccessLogWriter>;
}

export async function createAccessLogBench(): Promise<AccessLogBench> {
  const empty = await createEmptyDatabase();
  const migrations = sqlMigrations(
    [],
    ["20261125100000-access-record", "20261204130000-reader-of-access-record", "20261207020100-chains-in-turn"],
  );
  const database = await empty.open({ migrations });
  await migrate(database);
  const opened: OwnedAccessLogWriter[] = [];
  return {
    database,
    startWriter: async () => {
      const records = await createAccessLogWriter(
        { name: "city", access: testAccess() },
        empty.url,
        TEST_ACCESS_RECORD_KEY,
      );
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
export function accessRow(given: Partial<AccessRow> = {}): AccessRow {
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
    service_points: ["shiroishi"],
    consent_ids: [],
    ...given,
  };
}
