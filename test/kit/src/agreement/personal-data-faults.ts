import type { PersonalDataInventory } from "@aiwork/agreement/joint-counter/personal-data-inventory/personal-data-inventory";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import type { PersonalDataTable } from "@aiwork/subgraph/database/personal-data";

interface Column {
  table: string;
  column: string;
}

const COLUMNS = `select relation.relname as table, attname as column from pg_attribute
  join pg_class as relation on relation.oid = attrelid
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm') and not relispartition
    and attnum > 0 and not attisdropped
  order by 1, 2`;

/** Tables with a foreign key to another one. */
const POINTERS = `select conrelid::regclass::text as table, confrelid::regclass::text as target
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

/** The select policies of the logins that may select from their table, and their conditions; a login's class ends its name. */
const READERS = `select table_name as table, substring(rolname from '_([^_]+)$') as class, qual as condition
  from information_schema.tables as one
  join pg_policies on schemaname = table_schema and tablename = table_name and cmd in ('SELECT', 'ALL')
  join pg_roles on (rolname = any (roles) or 'public' = any (roles)) and rolname ~ '^(city|national)_'
  where table_schema = 'public' and has_any_column_privilege(rolname, format('%I.%I', table_schema, table_name), 'select')`;

interface Reader {
  table: string;
  class: string;
  condition: string;
}

/** The differences between a party's personal-data inventory and its database, one phrase each; empty when there are none. */
export async function personalDataFaults({ dataSource }: Database, held: PersonalDataInventory): Promise<string[]> {
  const columns: Column[] = await dataSource.query(COLUMNS);
  const pointers: { table: string; target: string }[] = await dataSource.query(POINTERS);
  const readers: Reader[] = await dataSource.query(READERS);
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const missing = columns.filter(
    ({ table, column }) => !(table in held.otherTables) && !(column in (held.personalTables[table]?.columns ?? {})),
  );
  const gone = Object.entries(held.personalTables).flatMap(([table, holding]) =>
    Object.keys(holding.columns)
      .filter((column) => !there.has(`${table}.${column}`))
      .map((column) => `${table}.${column}`),
  );
  const keyed = columns.filter(({ table, column }) => table in held.otherTables && /seeker_id$/.test(column));
  const hanging = pointers.filter(({ table, target }) => table in held.otherTables && target in held.personalTables);
  const both = Object.keys(held.otherTables).filter((table) => table in held.personalTables);
  return [
    ...missing.map(({ table, column }) => `${table}.${column} is in no entity with a statement`),
    ...gone.map((member) => `${member} is stated, and there is no such column`),
    ...keyed.map(({ table }) => `${table} has a person's key, and is stated to be of nobody`),
    ...hanging.map(({ table, target }) => `${table} refers to ${target}, and is stated to be of nobody`),
    ...both.map((table) => `${table} is stated to be of persons and of nobody`),
    ...Object.entries(held.personalTables).flatMap(([name, table]) =>
      accessFaults(
        name,
        table,
        readers.filter((reader) => reader.table === name),
        held,
      ),
    ),
  ];
}

/** Where the database's policies differ from the access and the category that a table states. */
function accessFaults(
  name: string,
  { access, category }: PersonalDataTable,
  readers: Reader[],
  { personalTables }: PersonalDataInventory,
): string[] {
  const [stated, found] = [access, readers.map((reader) => reader.class)].map((all) =>
    [...new Set(all)].sort().join(" "),
  );
  const condition = readers.flatMap((reader) => (reader.class === "peer" ? [reader.condition] : [])).join(" ");
  // A table that belongs to a record is open to the other party where the record is.
  const parents = Object.keys(personalTables).filter(
    (one) => one !== name && new RegExp(`FROM ${one}\\b`).test(condition),
  );
  const opening = [...condition.matchAll(/consented\(seeker_id, '(\w+)'/g)].map(([, named]) => named);
  const opened = category !== null && parents.some((one) => personalTables[one]?.category === category);
  return [
    ...(stated === found ? [] : [`${name} is stated to be read by ${stated}, and is read by ${found}`]),
    ...(opening.join() === (category ?? "") || opened
      ? []
      : [
          `${name} is stated to be of category ${category}, and is opened by consents to ${opening.join(", ") || "none"}`,
        ]),
  ];
}
