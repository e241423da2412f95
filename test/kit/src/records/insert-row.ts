import { randomUUID } from "node:crypto";
import type { Database } from "@aiwork/subgraph/database/connect-database";

/** The service point of the person, and one that holds nothing about the person. */
export const OWN_SERVICE_POINT = "shiroishi";
export const OTHER_SERVICE_POINT = "toyohira";

/** Ids and other values by name; a record that is one of several cases has its case after its name: `liaison_FROM_NATIONAL`. */
export type FixtureValues = Readonly<Record<string, string | number>>;

export type TableRow = Readonly<Record<string, unknown>>;

/** Inserts a row as the owner of the tables. @returns the row's id */
export async function insertRow({ dataSource }: Database, table: string, row: TableRow): Promise<string> {
  const columns = Object.keys(row);
  const values = columns.map((_, i) => `$${i + 1}`).join(", ");
  await dataSource.query(`insert into ${table} (${columns.join(", ")}) values (${values})`, Object.values(row));
  return String(row.id);
}

/** Inserts a row with a new id, unless the row has one. */
export function insertRecord(database: Database, table: string, row: TableRow): Promise<string> {
  return insertRow(database, table, { id: randomUUID(), ...row });
}

/** Inserts a state change of a record, with a value in every column. */
export async function insertStateChange(
  database: Database,
  party: "CITY" | "NATIONAL",
  subject_id: string,
): Promise<void> {
  const by = { by_party: party, by_role: party === "CITY" ? "city.counselor" : "national.counselor", by_name: "担当" };
  const step = { at: "2013-10-01T01:00:00Z", from_state: "A", to_state: "B", reason: "理由" };
  await insertRow(database, "state_change", { subject_id, ...by, ...step });
}
