import type { Database } from "./connect-database";

type Owner = Pick<Database, "dataSource">;

interface Login {
  readonly name: string;
  readonly password: string;
}

/**
 * Gives logins their passwords back, and takes what they set for themselves. Only where the database's
 * administrator lets its owner do so, as `npm start` does with its own databases.
 * @returns whether the owner may
 */
export async function restoreLogins({ dataSource }: Owner, logins: readonly Login[]): Promise<boolean> {
  const [{ may }]: [{ may: boolean }] = await dataSource.query(
    "select to_regprocedure('public.restore_login(text, text)') is not null as may",
  );
  if (!may) return false;
  await dataSource.query(
    "select restore_login(name, password) from unnest($1::text[], $2::text[]) as login (name, password)",
    [logins.map(({ name }) => name), logins.map(({ password }) => password)],
  );
  return true;
}

/** Whether logins have settings of their own: any of them would hold for all later connections. */
export async function haveOwnSettings({ dataSource }: Owner, logins: readonly string[]): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    "select from pg_db_role_setting where setrole in (select oid from pg_roles where rolname = any ($1))",
    [logins],
  );
  return rows.length > 0;
}
