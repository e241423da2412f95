import { isDeepStrictEqual } from "node:util";
import type { RowSecurityBench } from "./row-security-bench";

/**
 * The policies that no query of `look` depends on: each policy in turn is made to allow every row, and restored.
 */
export async function policiesWithoutEffect(
  bench: RowSecurityBench,
  look: (table: string) => Promise<unknown>,
): Promise<string[]> {
  const policies = await bench.owner(
    `select tablename as table, policyname as policy, qual from pg_policies
     where schemaname = 'public' and cmd in ('SELECT', 'ALL') and qual <> 'true' order by 1, 2`,
  );
  const idle: string[] = [];
  for (const { table, policy, qual } of policies) {
    const before = await look(table);
    await bench.owner(`alter policy ${policy} on ${table} using (true)`);
    if (isDeepStrictEqual(await look(table), before)) idle.push(`${policy} on ${table}`);
    await bench.owner(`alter policy ${policy} on ${table} using (${qual})`);
  }
  return idle;
}

const GAPS: Readonly<Record<string, string>> = {
  "a table without forced row security": `select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
  "a view without security_invoker": `select relname as name from pg_class where relnamespace = 'public'::regnamespace
    and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false))`,
  "a policy for PUBLIC that allows more than SELECT": `select tablename || ' ' || policyname as name from pg_policies
    where schemaname = 'public' and roles = '{public}' and cmd <> 'SELECT'`,
  "a privilege of PUBLIC on a table": `select relname as name from pg_class cross join aclexplode(relacl) as given
    where relnamespace = 'public'::regnamespace and given.grantee = 0`,
  "a privilege of PUBLIC on a function": `select proname as name from pg_proc
    cross join aclexplode(coalesce(proacl, acldefault('f', proowner))) as given
    where pronamespace = 'public'::regnamespace and given.grantee = 0`,
  "a SECURITY DEFINER function without a fixed search_path": `select proname as name from pg_proc
    where pronamespace = 'public'::regnamespace and prosecdef and coalesce(proconfig::text, '') !~ 'search_path=public, pg_temp'`,
  "a login with role attributes beyond LOGIN": `select rolname as name from pg_roles where rolname = any ($1)
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  "a login that is a member of a role": `select member::regrole::text as name from pg_auth_members
    where member::regrole::text = any ($1)`,
  "a login that owns a relation": `select relname as name from pg_class where relowner::regrole::text = any ($1)`,
  "a login that may create objects": `select login as name from unnest($1::text[]) as login
    where has_schema_privilege(login, 'public', 'create') or has_database_privilege(login, current_database(), 'create')`,
  "a key that a login may change": `select distinct relname || '.' || attname || ' ' || login as name from pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 join pg_constraint on conrelid = pg_class.oid and contype = 'p'
      and attnum = any (conkey)
    cross join unnest($1::text[]) as login where relnamespace = 'public'::regnamespace
    and has_column_privilege(login, pg_class.oid, attnum, 'update') and relname <> 'national_file'`,
  "a name of who changed a record that a login may change, without require_own_name": `
    select distinct relname || '.' || attname || ' ' || login as name from pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and attname ~ '(^|_)by_(party|role|name)$'
    cross join unnest($1::text[]) as login where relnamespace = 'public'::regnamespace
    and has_column_privilege(login, pg_class.oid, attnum, 'update') and not exists (select from pg_trigger
      where tgrelid = pg_class.oid and tgfoid::regproc::text = 'require_own_name' and attnum = any (tgattr))`,
  "a login with TRUNCATE, REFERENCES or TRIGGER on a table": `select relname || ' ' || login as name from pg_class
    cross join unnest($1::text[]) as login where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and has_table_privilege(login, pg_class.oid, 'truncate, references, trigger')`,
};

/** Gaps in row-level security, by the kind of gap; finds gaps of later migrations too. */
export async function rowSecurityGaps(bench: RowSecurityBench, logins: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [fault, text] of Object.entries(GAPS)) {
    const rows = await bench.owner(text, text.includes("$1") ? [logins] : []);
    found.push(...rows.map(({ name }) => `${fault}: ${name}`));
  }
  return found;
}
