import { inTransaction } from "@aiwork/runtime/database/in-transaction";
import type { Database } from "@aiwork/runtime/database/open-database";
import type { HeldColumn, HeldData } from "./holding";
import { reviewGrounds } from "./review-ground";

type Row = Readonly<Record<string, unknown>>;

/** What a table holds of a person; tables that hold nothing are left out. */
export interface Held {
  readonly table: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, { label: string; review?: string }>>;
  /** Days are of Asia/Tokyo, instants UTC. */
  readonly rows: readonly Row[];
}

/** Everything that a party holds of a person, as it stands at one instant. */
export function readHoldings(database: Database, { ofPersons }: HeldData, seekerId: string): Promise<Held[]> {
  return inTransaction(database, async (db) => {
    await db.query("set transaction isolation level repeatable read, read only");
    const held: Held[] = [];
    for (const [table, { title, ofPerson, columns }] of Object.entries(ofPersons)) {
      const text = `select ${Object.keys(columns).join(", ")} from ${table} where ${ofPerson} order by 1, 2`;
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
