import { inTransaction } from "@aiwork/runtime/database/in-transaction";
import type { Database } from "@aiwork/runtime/database/open-database";
import type { HeldColumn, HeldData } from "./holding";
import { reviewGrounds } from "./review-ground";

type Row = Readonly<Record<string, unknown>>;

/** The rows that a table holds of a person; tables without rows are left out. */
export interface Held {
  readonly table: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, { label: string; review?: string }>>;
  /** Days are in Asia/Tokyo, instants in UTC. */
  readonly rows: readonly Row[];
}

/** All personal data that a party holds of a person, at one instant. */
export function readHoldings(database: Database, { ofPersons }: HeldData, seekerId: string): Promise<Held[]> {
  return inTransaction(database, async (db) => {
    await db.query("set transaction isolation level repeatable read, read only");
    const held: Held[] = [];
    for (const [table, { title, ofPerson, columns }] of Object.entries(ofPersons)) {
      const text = `select ${Object.keys(columns).join(", ")} from ${table} where ${ofPerson} order by ${inOrder(columns)}`;
      const rows: Row[] = await db.query(text, [seekerId]);
      if (rows.length > 0) held.push({ table, title, columns: describe(columns), rows });
    }
    return held;
  });
}

function describe(columns: Readonly<Record<string, HeldColumn>>): Held["columns"] {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { label, review }]) => [
      name,
      { label, ...(review && { review: reviewGrounds[review] }) },
    ]),
  );
}

/** By the first two columns, where there are two. */
function inOrder(columns: Readonly<Record<string, HeldColumn>>): string {
  return Object.keys(columns).slice(0, 2).join(", ");
}
