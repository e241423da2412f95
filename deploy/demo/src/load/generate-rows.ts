import { withoutIndexes } from "@aiwork/subgraph/database/insert-rows";
import type { EntityManager } from "typeorm";

const ROWS_PER_STATEMENT = 100_000;

/** Told of each table how many of its rows there are, again and again until all are. */
export type ReportProgress = (table: string, done: number, of: number) => void;

/** A table's columns, each as an expression in SQL of the row's number n, and which rows it has of 1 to `count`. */
export interface GeneratedTable {
  readonly table: string;
  readonly count: number;
  readonly columns: Readonly<Record<string, string>>;
  /** Added to `from generate_series(…) as n`. */
  readonly from?: string;
}

/** Fills a table with rows that PostgreSQL makes itself, without triggers, and with its indexes built at the end. */
export async function generateRows(
  db: EntityManager,
  { table, count, columns, from = "" }: GeneratedTable,
  report: ReportProgress,
): Promise<void> {
  await withoutIndexes(db, table, async () => {
    for (let first = 1; first <= count; first += ROWS_PER_STATEMENT) {
      const last = Math.min(first + ROWS_PER_STATEMENT - 1, count);
      await db.query(
        `insert into ${table} (${Object.keys(columns).join(", ")}) select ${Object.values(columns).join(", ")}
         from generate_series(${first}::bigint, ${last}::bigint) as n ${from}`,
      );
      report(table, last, count);
    }
  });
  await db.query(`analyze ${table}`);
}
