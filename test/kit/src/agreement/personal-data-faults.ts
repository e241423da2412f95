import type {
  PersonalDataInventory,
  PersonalDataTable,
} from "@aiwork/agreement/joint-counter/personal-data-inventory/personal-data-table";
import type { Database } from "@aiwork/subgraph/database/connect-database";

interface Column {
  table: string;
  column: string;
}

const COLUMNS = `select relation.relname as table, attname as column from pg_attribute
  join pg_class as relation on relation.oid = attrelid
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    and attnum > 0 and not attisdropped`;

/** Tables with a foreign key to another one. */
const POINTERS = `select conrelid::regclass::text as table, confrelid::regclass::text as target
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

/** The differences between a party's personal-data inventory and its database, one phrase each; empty when there are none. */
export async function personalDataFaults({ dataSource }: Database, held: PersonalDataInventory): Promise<string[]> {
  const columns: Column[] = await dataSource.query(COLUMNS);
  const pointers: { table: string; target: string }[] = await dataSource.query(POINTERS);
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const missing = columns.filter(
    ({ table, column }) => !(table in held.otherTables) && !hasColumn(held.personalTables[table], column),
  );
  const gone = Object.entries(held.personalTables).flatMap(([table, holding]) =>
    namesOf(holding)
      .filter((column) => !there.has(`${table}.${column}`))
      .map((column) => `${table}.${column}`),
  );
  const keyed = columns.filter(({ table, column }) => table in held.otherTables && /seeker_id$/.test(column));
  const hanging = pointers.filter(({ table, target }) => table in held.otherTables && target in held.personalTables);
  const both = Object.keys(held.otherTables).filter((table) => table in held.personalTables);
  return [
    ...missing.map(({ table, column }) => `${table}.${column} is not in the catalogue`),
    ...gone.map((member) => `${member} is in the catalogue, and there is no such column`),
    ...keyed.map(({ table }) => `${table} has a person's key, and is said to be of nobody`),
    ...hanging.map(({ table, target }) => `${table} hangs on ${target}, and is said to be of nobody`),
    ...both.map((table) => `${table} is said to be of persons and of nobody`),
  ];
}

function hasColumn(holding: PersonalDataTable | undefined, column: string): boolean {
  return holding !== undefined && namesOf(holding).includes(column);
}

function namesOf({ columns, omitted }: PersonalDataTable): string[] {
  return [...Object.keys(columns), ...Object.keys(omitted)];
}
