import type { Database } from "./connect-database";

const SERVERS = "(now() at time zone 'Asia/Tokyo')::date";
const CALLERS = "caller_setting('today')::date";

/**
 * Sets whose day the database takes for the business day: the server's, or for a trial run (`AIWORK_TODAY`, which production
 * refuses) the one that each request states. Only the owner can; a login that states another day changes nothing.
 */
export async function setBusinessDay({ dataSource }: Database, isTrial: boolean): Promise<void> {
  const [{ follows }] = await dataSource.query(
    "select strpos(pg_get_functiondef('business_today()'::regprocedure), 'caller_setting') > 0 as follows",
  );
  if (follows === isTrial) return;
  // guard: business-day-is-servers
  const day = isTrial ? CALLERS : SERVERS;
  await dataSource.query(
    `create or replace function business_today() returns date language sql stable parallel safe return ${day}`,
  );
}
