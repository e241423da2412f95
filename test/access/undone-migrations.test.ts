import { randomBytes } from "node:crypto";
import { city } from "@aiwork/city/city";
import { dropDatabase } from "@aiwork/kit/postgres/clone-database";
import { loginsOfRun } from "@aiwork/kit/postgres/party-template";
import { postgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { national } from "@aiwork/national/national";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { connectDatabase, type Database } from "@aiwork/subgraph/database/connect-database";
import { loadDataSet, migrate } from "@aiwork/subgraph/database/migrations";

jest.setTimeout(120_000);

/** The migrations from here on are undone and run again. */
const SINCE = Date.UTC(2026, 11, 6);

/** Whatever a migration makes, and what the logins $1 may do with it; comments in a function's text do not count. */
const SCHEMA = `
  select 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' '
      || concat_ws(' ', attnotnull, attidentity, attgenerated, pg_get_expr(adbin, adrelid)) as line
    from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v', 'm')
  union all select concat_ws(' ', 'right', login, right_to, attrelid::regclass || '.' || attname)
    from pg_attribute join pg_class on pg_class.oid = attrelid
    cross join unnest($1::text[]) as login cross join unnest('{select,insert,update}'::text[]) as right_to
    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v', 'm')
      and has_column_privilege(login, attrelid, attname, right_to)
  union all select concat_ws(' ', 'right', login, right_to, relname)
    from pg_class cross join unnest($1::text[]) as login
    cross join unnest('{delete,truncate,references,trigger}'::text[]) as right_to
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege(login, pg_class.oid, right_to)
  union all select 'table ' || relname || ' ' || relrowsecurity || relforcerowsecurity
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'policy ' || concat_ws(' ', tablename, policyname, permissive, roles, cmd, qual, '|', coalesce(with_check, qual))
    from pg_policies where schemaname = 'public'
  union all select 'trigger ' || pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text
    from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal
  union all select 'function ' || regexp_replace(regexp_replace(pg_get_functiondef(oid), '--[^\\n]*', '', 'g'), '\\s+', ' ', 'g')
    from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
  union all select concat_ws(' ', 'right', login, 'execute', pg_proc.oid::regprocedure)
    from pg_proc cross join unnest($1::text[]) as login
    where pronamespace = 'public'::regnamespace and has_function_privilege(login, pg_proc.oid, 'execute')
  order by 1`;
const schemaOf = async ({ dataSource }: Database, logins: readonly string[]): Promise<string[]> =>
  (await dataSource.query(SCHEMA, [logins])).map(({ line }: { line: string }) => line);
const timeOf = (name: string) => Number(/(?<!\d)\d+$/.exec(name)?.[0]);

describe.each([city, national])("the migrations of $name", (party) => {
  it("can be undone with data, and run again", async () => {
    const name = `undone_${randomBytes(6).toString("hex")}`;
    const owner = { database: name, role: name, password: name };
    const logins = loginsOfRun(party.access.party);
    const named = logins.map((login) => login.name);
    const url = await provisionDatabase(postgresOfRun(), { ...owner, logins });
    const open = (migrations: typeof party.migrations) =>
      connectDatabase({ url, pool: "maintenance", applicationName: "test", entities: party.entities, migrations });
    const names = party.migrations.map((Migration) => new Migration().name ?? "");
    const before = await open(party.migrations.filter((_, i) => timeOf(names[i] ?? "") < SINCE));
    const all = await open(party.migrations);
    try {
      await migrate(before);
      const schemaBefore = await schemaOf(before, named);
      const ran = await migrate(all);
      expect(ran.length).toBeGreaterThan(20);
      const schema = await schemaOf(all, named);
      await loadDataSet(all, "seed", party.dataSets.seed as NonNullable<(typeof party.dataSets)[string]>);
      for (const _ of ran) await all.dataSource.undoLastMigration();
      expect(await schemaOf(all, named)).toEqual(schemaBefore);
      expect(await migrate(all)).toEqual(ran);
      expect(await schemaOf(all, named)).toEqual(schema);
    } finally {
      await before.close();
      await all.close();
      await dropDatabase(postgresOfRun(), name);
    }
  });
});
