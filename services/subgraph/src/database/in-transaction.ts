import { platformError } from "@aiwork/server/errors/platform.errors";
import type { EntityManager, QueryRunner } from "typeorm";
import type { CallerDatabase } from "./connect-database";
import { throwDatabaseError } from "./database.errors";
import { IDENTIFY_STATEMENT, RESET_STATEMENT } from "./identified-query";

/** SQLSTATE 40001, serialization_failure, and 40P01, deadlock_detected: the same work may succeed on retry. */
// guard: is-tried-again
const RETRYABLE = /^(40001|40P01)$/;
// guard: transaction-is-tried-three-times
const MAX_TRIES = 3;

/**
 * Runs `work` in one transaction on the primary, and retries it after a deadlock or serialization failure.
 * @throws what `work` throws, and then nothing was committed; DATABASE_AWAY also where the answer to the commit was lost,
 * and then the work may have been committed
 */
export async function inTransaction<T>(database: CallerDatabase, work: (db: EntityManager) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryOnce(database, work);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (tries === MAX_TRIES || !RETRYABLE.test(String(code))) throwDatabaseError(error as Error);
    }
  }
}

async function tryOnce<T>(database: CallerDatabase, work: (db: EntityManager) => Promise<T>): Promise<T> {
  const runner = await database.runner();
  try {
    return await transact(database, runner, work);
  } finally {
    await runner.release();
  }
}

async function transact<T>(
  database: CallerDatabase,
  runner: QueryRunner,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  const connection: { end(): Promise<void> } = await runner.connect();
  try {
    // guard: session-is-reset-before-each-transaction
    if (database.identity) await runner.query(RESET_STATEMENT.text);
    // guard: what-is-written-together-is-one-transaction
    await runner.startTransaction();
    // guard: transaction-is-given-who-asks
    if (database.identity) await runner.query(IDENTIFY_STATEMENT.text, [...database.identity]);
    const done = await work(runner.manager);
    await runner.commitTransaction();
    return done;
  } catch (error) {
    // TypeORM releases a connection that broke; the error of the next statement would hide that.
    // guard: database-goes-away-is-given-as-such
    if (runner.isReleased) throw Object.assign(platformError("DATABASE_AWAY"), { cause: error });
    // Not TypeORM's own rollback, which may stop at a savepoint. A connection that fails to roll back is closed, since
    // the pool would hand its open transaction to the next caller.
    // guard: transaction-failed-is-undone
    await runner.query("rollback").catch(() => void connection.end());
    throw error;
  }
}
