import type { EntityManager } from "typeorm";
import { IDENTIFY } from "../login/identity-settings";
import { refuse } from "../refusal/plumbing-refusals";
import type { Desk } from "./open-database";
import { refuseFault } from "./refuse-fault";

/** SQLSTATE 40001, serialization_failure, and 40P01, deadlock_detected: the same work may well pass now. */
const MAY_PASS_NOW = /^(40001|40P01)$/;
const TRIES = 3;

/**
 * Works in one transaction on the primary, and again where PostgreSQL gave this one up for another's sake.
 * @throws what `work` throws, nothing being kept; DATABASE_AWAY too where the commit's answer was lost, and then the
 * work may have been kept
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
    await runner.startTransaction();
    if (database.identity) await runner.query(IDENTIFY.text, [...database.identity]);
    const done = await work(runner.manager);
    await runner.commitTransaction();
    return done;
  } catch (error) {
    // TypeORM lets go of a connection that broke; whatever the next statement then said, this is what happened.
    if (runner.isReleased) throw Object.assign(refuse("DATABASE_AWAY"), { cause: error });
    // Not TypeORM's own rollback, which may stop at a savepoint. A connection that does not roll back is closed: the
    // pool would hand its open transaction to the next.
    await runner.query("rollback").catch(() => void connection.end());
    throw error;
  } finally {
    await runner.release();
  }
}
