import type { EntityManager } from "typeorm";
import { IDENTIFY } from "../login/identity-settings";
import { refuse } from "../refusal/plumbing-refusals";
import type { Desk } from "./open-database";
import { refuseFault } from "./refuse-fault";

/** SQLSTATE 40001, serialization_failure, and 40P01, deadlock_detected: the same work may succeed on retry. */
// guard: is-tried-again
const MAY_PASS_NOW = /^(40001|40P01)$/;
// guard: transaction-is-tried-three-times
const TRIES = 3;

/**
 * Runs `work` in one transaction on the primary, and retries it after a deadlock or serialization failure.
 * @throws what `work` throws, and then nothing was committed; DATABASE_AWAY also where the answer to the commit was lost,
 * and then the work may have been committed
 */
export async function inTransaction<T>(database: Desk, work: (db: EntityManager) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryOnce(database, work);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (tries === TRIES || !MAY_PASS_NOW.test(String(code))) refuseFault(error as Error);
    }
  }
}

async function tryOnce<T>(database: Desk, work: (db: EntityManager) => Promise<T>): Promise<T> {
  const runner = await database.runner();
  const connection: { end(): Promise<void> } = await runner.connect();
  try {
    // guard: what-is-written-together-is-one-transaction
    await runner.startTransaction();
    // guard: transaction-is-given-who-asks
    if (database.identity) await runner.query(IDENTIFY.text, [...database.identity]);
    const done = await work(runner.manager);
    await runner.commitTransaction();
    return done;
  } catch (error) {
    // TypeORM releases a connection that broke; the error of the next statement would hide that.
    // guard: database-goes-away-is-given-as-such
    if (runner.isReleased) throw Object.assign(refuse("DATABASE_AWAY"), { cause: error });
    // Not TypeORM's own rollback, which may stop at a savepoint. A connection that fails to roll back is closed, since
    // the pool would hand its open transaction to the next caller.
    // guard: transaction-failed-is-undone
    await runner.query("rollback").catch(() => void connection.end());
    throw error;
  } finally {
    await runner.release();
  }
}
