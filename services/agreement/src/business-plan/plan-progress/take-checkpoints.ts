import type { EntityManager } from "typeorm";

/**
 * 集計の控え: keeps the results of each rule and fiscal year as of now where something has changed, so that a report counts only
 * what has changed since. Figures are the same without.
 */
export async function takeCheckpoints(db: EntityManager): Promise<void> {
  await db.query("select take_checkpoints()");
}
