/** SQL for a row of each who waits for a lock in this database: tests of other databases use the server too. */
export const WAITING_FOR_LOCKS = `select from pg_locks join pg_stat_activity using (pid)
  where not granted and datname = current_database()`;
