import type { Database } from "@aiwork/subgraph/database/connect-database";
import { inTransaction } from "@aiwork/subgraph/database/in-transaction";
import { type PersonalDataColumn, type PersonalDataInventory, reviewGrounds } from "./personal-data-table";

type Row = Readonly<Record<string, unknown>>;

/** The rows that a table holds of a person; tables without rows are left out. */
export interface PersonalDataRows {
  readonly table: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, { label: string; review?: string }>>;
  /** Days are in Asia/Tokyo, instants in UTC. */
  readonly rows: readonly Row[];
}

/** All personal data that a party holds of a person, at one instant. */
export function readPersonalData(
  database: Database,
  { personalTables }: PersonalDataInventory,
  seekerId: string,
): Promise<PersonalDataRows[]> {
  return inTransaction(database, async (db) => {
    await db.query("set transaction isolation level repeatable read, read only");
    const held: PersonalDataRows[] = [];
    for (const [table, { title, ofPerson, columns }] of Object.entries(personalTables)) {
      const text = `select ${Object.keys(columns).join(", ")} from ${table} where ${ofPerson} order by ${orderOf(columns)}`;
      const rows: Row[] = await db.query(text, [seekerId]);
      if (rows.length > 0) held.push({ table, title, columns: describe(columns), rows });
    }
    return held;
  });
}

function describe(columns: Readonly<Record<string, PersonalDataColumn>>): PersonalDataRows["columns"] {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { label, review }]) => [
      name,
      { label, ...(review && { review: reviewGrounds[review] }) },
    ]),
  );
}

/** By the first two columns, where there are two. */
function orderOf(columns: Readonly<Record<string, PersonalDataColumn>>): string {
  return Object.keys(columns).slice(0, 2).join(", ");
}
