import type { Database } from "@aiwork/subgraph/database/connect-database";
import { inTransaction } from "@aiwork/subgraph/database/in-transaction";
import { type PersonalColumn, reviewGrounds } from "@aiwork/subgraph/database/personal-data";
import type { PersonalDataInventory } from "./personal-data-inventory";

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
    for (const [table, { title, ofPerson, columns, orderBy }] of Object.entries(personalTables)) {
      const disclosed = Object.entries(columns).filter(([, { omitted }]) => omitted === undefined);
      const names = disclosed.map(([name]) => name);
      const order = [...(orderBy ? [orderBy] : []), ...names.slice(0, 2)].join(", ");
      const text = `select ${names.join(", ")} from ${table} where ${ofPerson} order by ${order}`;
      const rows: Row[] = await db.query(text, [seekerId]);
      if (rows.length > 0) held.push({ table, title, columns: describeColumns(disclosed), rows });
    }
    return held;
  });
}

function describeColumns(columns: readonly (readonly [string, PersonalColumn])[]): PersonalDataRows["columns"] {
  return Object.fromEntries(
    columns.map(([name, { label, review }]) => [name, { label, ...(review && { review: reviewGrounds[review] }) }]),
  );
}
