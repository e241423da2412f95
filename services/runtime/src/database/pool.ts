/** How long PostgreSQL waits before it looks for a deadlock, in milliseconds: a lock is waited for a little longer. */
const DEADLOCK_TIMEOUT = 1_000;

const INTERACTIVE = {
  /** One plan serves all values: planning anew costs more than the statement, and policies double it. */
  plans: "force_generic_plan",
  connect: 800,
  query: 1_500,
  statement: 1_200,
  lock: DEADLOCK_TIMEOUT + 100,
  idleInTransaction: 5_000,
};

/**
 * The classes of work on a database; each has a pool with its own patience, in milliseconds. Those of callers are the
 * classes of login: 40 connections in all, of the 100 that a server has.
 */
export const pools = {
  staff: { size: 12, ...INTERACTIVE },
  peer: { size: 6, ...INTERACTIVE },
  self: { size: 6, ...INTERACTIVE },
  public: { size: 8, ...INTERACTIVE },
  joint: { size: 3, ...INTERACTIVE },
  report: { size: 2, ...INTERACTIVE },
  audit: { size: 2, ...INTERACTIVE },
  /** Access records: one connection writes for all, and readers do not wait for it. */
  recorder: { size: 1, ...INTERACTIVE },
  /** The owner's, for tests. */
  interactive: { size: 10, ...INTERACTIVE },
  /** Migrations and loaders take the time they take. */
  maintenance: { size: 2, plans: "auto", connect: 5_000, query: 0, statement: 0, lock: 0, idleInTransaction: 0 },
} as const;

export type PoolName = keyof typeof pools;
