/** How long PostgreSQL waits before it looks for a deadlock, in milliseconds: a lock is waited for a little longer. */
const DEADLOCK_TIMEOUT = 1_000;

/** The classes of work on a database; each has a pool with its own patience. All in milliseconds. */
export const pools = {
  interactive: {
    size: 10,
    connect: 800,
    query: 1_500,
    statement: 1_200,
    lock: DEADLOCK_TIMEOUT + 100,
    idleInTransaction: 5_000,
  },
  /** Access records: one connection writes for all, and readers do not wait for it. */
  records: {
    size: 1,
    connect: 800,
    query: 1_500,
    statement: 1_200,
    lock: DEADLOCK_TIMEOUT + 100,
    idleInTransaction: 5_000,
  },
  /** Migrations and loaders take the time they take. */
  maintenance: { size: 2, connect: 5_000, query: 0, statement: 0, lock: 0, idleInTransaction: 0 },
} as const;

export type PoolName = keyof typeof pools;
