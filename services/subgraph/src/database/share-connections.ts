import type { QueryRunner } from "typeorm";
import type { CallerTurns } from "./caller-turns";
import type { CallerDatabase } from "./connect-database";

/** What a caller may ask of a pool before an answer: far more than the largest document that the gateway lets through. */
export const MAX_WAITING_STATEMENTS = 1_000;

/** How many of a pool's connections one caller has at the same time: so nobody's requests keep the pool from all others. */
export function connectionShare(poolSize: number): number {
  // guard: caller-has-share-of-connections
  return Math.max(2, Math.ceil(poolSize / 3));
}

/** The database, in which a caller's statements and transactions wait for the caller's own before they take a connection. */
export function shareConnections(database: CallerDatabase, subject: string, turns: CallerTurns): CallerDatabase {
  return {
    ...database,
    read: (...query) => turns.take(subject, () => database.read(...query)),
    runner: () =>
      new Promise((resolve, reject) => {
        const held = turns.take(subject, async () => {
          const runner = await database.runner();
          const released = whenReleased(runner);
          resolve(runner);
          // guard: transaction-holds-its-place-until-it-ends
          await released;
        });
        held.catch(reject);
      }),
  };
}

function whenReleased(runner: QueryRunner): Promise<void> {
  const release = runner.release.bind(runner);
  return new Promise((resolve) => {
    runner.release = () => release().finally(resolve);
  });
}
