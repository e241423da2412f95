import { asAdmin } from "./as-admin";

/**
 * Each PostgreSQL login may change its own password and settings, and a party whose login refuses it does not serve. So the
 * owner of a database, which may not alter roles, gives those of these logins back by one function. It may be repeated.
 * @param adminUrl a superuser's, to this database
 */
export async function letOwnerRestoreLogins(adminUrl: string, owner: string, logins: readonly string[]): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const listed = logins.map((login) => admin.escapeLiteral(login)).join(", ");
    // guard: owner-restores-logins-of-its-database-alone
    await admin.query(`
      create or replace function restore_login(login text, password text) returns void
        language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if not login = any (array[${listed}]::text[]) then
          raise insufficient_privilege using message = 'not a login of this database';
        end if;
        execute format('alter role %I password %L', login, password);
        execute format('alter role %I reset all', login);
        execute format('alter role %I in database %I reset all', login, current_database());
      end $$;
      revoke execute on function restore_login from public;
      grant execute on function restore_login to ${admin.escapeIdentifier(owner)};`);
  });
}
