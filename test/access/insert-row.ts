import { randomUUID } from "node:crypto";
import type { Database } from "@aiwork/runtime/database/open-database";

/** The service point of the person, and one that holds nothing about the person. */
export const HERE = "shiroishi";
export const ELSEWHERE = "toyohira";

/** Ids and other values by name; a record that is one of several cases has its case after its name: `liaison_FROM_NATIONAL`. */
export type Values = Readonly<Record<string, string | number>>;

export type Row = Readonly<Record<string, unknown>>;

/** Inserts a row as the owner of the tables. @returns the row's id */
export async function insertRow({ dataSource }: Database, table: string, row: Row): Promise<string> {
  const columns = Object.keys(row);
  const values = columns.map((_, i) => `$${i + 1}`).join(", ");
  await dataSource.query(`insert into ${table} (${columns.join(", ")}) values (${values})`, Object.values(row));
  return String(row.id);
}

/** Inserts a row with a new id, unless the row has one. */
export function insertThing(database: Database, table: string, row: Row): Promise<string> {
  return insertRow(database, table, { id: randomUUID(), ...row });
}

/** Inserts a state change of a record, with a value in every column. */
export async function insertStep(database: Database, party: "CITY" | "NATIONAL", subject_id: string): Promise<void> {
  const by = { by_party: party, by_role: party === "CITY" ? "city.counselor" : "national.counselor", by_name: "担当" };
  const step = { at: "2013-10-01T01:00:00Z", from_state: "A", to_state: "B", reason: "理由" };
  await insertRow(database, "state_change", { subject_id, ...by, ...step });
}
