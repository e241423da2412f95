import { asAdmin } from "./as-admin";

/**
 * A login may lift its own time limits, and its open transaction holds rows, reports and migrations. So the owner of a
 * database, which may end no other role's connections, ends those of these logins whose transaction is open for too long.
 * It may be repeated.
 * @param adminUrl a superuser's, to this database
 */
export async function letOwnerEndTransactions(
  adminUrl: string,
  owner: string,
  logins: readonly string[],
): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const listed = logins.map((login) => admin.escapeLiteral(login)).join(", ");
    // guard: owner-ends-transactions-of-its-logins-alone
    await admin.query(`
      create or replace function end_long_transactions(longest interval) returns integer
        language sql security definer set search_path = public, pg_temp as $$
        select count(*) filter (where pg_terminate_backend(pid))::integer from pg_stat_activity
        where datname = current_database() and usename = any (array[${listed}]::text[])
          and xact_start < clock_timestamp() - longest
      $$;
      revoke execute on function end_long_transactions from public;
      grant execute on function end_long_transactions to ${admin.escapeIdentifier(owner)};`);
  });
}
