/** How long PostgreSQL waits before it checks for a deadlock, in milliseconds; lock_timeout is a little longer. */
const DEADLOCK_TIMEOUT = 1_000;

const INTERACTIVE = {
  /** One plan serves all values: planning again costs more than the statement, and policies double that cost. */
  plans: "force_generic_plan",
  connect: 800,
  query: 1_500,
  statement: 1_200,
  lock: DEADLOCK_TIMEOUT + 100,
  idleInTransaction: 5_000,
};

/**
 * The connection pools of a database, each with its size and its timeouts in milliseconds. Callers' pools correspond to
 * the login classes: 39 connections in all, of the 100 that a server has.
 */
export const pools = {
  staff: { size: 12, ...INTERACTIVE },
  peer: { size: 6, ...INTERACTIVE },
  self: { size: 6, ...INTERACTIVE },
  public: { size: 8, ...INTERACTIVE },
  joint: { size: 3, ...INTERACTIVE },
  report: { size: 2, ...INTERACTIVE },
  audit: { size: 2, ...INTERACTIVE },
  /** Writes access records: one connection for all requests; reads do not wait for it. */
  recorder: { size: 1, ...INTERACTIVE },
  /** The owner's pool, for tests. */
  interactive: { size: 10, ...INTERACTIVE },
  /** Migrations and data sets run without a time limit. */
  maintenance: { size: 2, plans: "auto", connect: 5_000, query: 0, statement: 0, lock: 0, idleInTransaction: 0 },
} as const;

export type PoolName = keyof typeof pools;
