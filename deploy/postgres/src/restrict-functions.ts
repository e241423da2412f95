import { asAdmin } from "./as-admin";

/**
 * Functions that PostgreSQL lets every login call: with them one login could hold up another, see for which key another one
 * waits, end its connections, or leave it data past all policies (advisory locks, signals, large objects, exported snapshots);
 * or run for minutes without looking whether it is to stop (normalize, of a text with many marks in a row).
 */
const OPEN_TO_EVERYBODY = `proname ~ '^pg_(try_)?advisory_|^lo_|^lo(read|write)$'
  or proname in ('pg_lock_status', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_export_snapshot', 'pg_notify', 'pg_logical_emit_message', 'normalize', 'is_normalized')`;

/**
 * Takes these functions of a database from everybody, and leaves locks, signals and normal forms to its owner, whose functions
 * lock, look and make search forms for the other logins. It may be repeated.
 * @param adminUrl a superuser's, to this database
 */
export async function restrictFunctions(adminUrl: string, owner: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ signature: string; isOwners: boolean }>(
      `select oid::regprocedure::text as signature, proname ~ 'advisory|^pg_lock_status$|_backend$|normalize' as "isOwners" from pg_proc
       where pronamespace = 'pg_catalog'::regnamespace and (${OPEN_TO_EVERYBODY})`,
    );
    const listed = (all: typeof rows) => all.map(({ signature }) => signature).join(", ");
    // guard: functions-that-reach-others-are-nobodys
    await admin.query(`revoke execute on function ${listed(rows)} from public`);
    const kept = listed(rows.filter(({ isOwners }) => isOwners));
    await admin.query(`grant execute on function ${kept} to ${admin.escapeIdentifier(owner)}`);
  });
}
