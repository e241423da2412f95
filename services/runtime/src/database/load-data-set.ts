import type { EntityManager } from "typeorm";
import type { Database } from "./open-database";

/** The database was filled with another data set. */
export class OtherDataSet extends Error {
  override readonly name = "OtherDataSet";

  constructor(held: string, wanted: string) {
    super(
      `This database holds the data set "${held}", not "${wanted}": set AIWORK_DATA to it, or use an empty database.`,
    );
  }
}

/** Fills an empty database once, in one transaction. @throws OtherDataSet */
export async function loadDataSet(
  { dataSource }: Database,
  name: string,
  fill: (db: EntityManager) => Promise<void>,
): Promise<void> {
  await dataSource.transaction(async (db) => {
    await db.query("select pg_advisory_xact_lock(hashtext('aiwork:data-set'))");
    const [held] = await db.query("select name from data_set");
    if (held && held.name !== name) throw new OtherDataSet(held.name, name);
    if (held) return;
    await fill(db);
    await db.query("insert into data_set (name) values ($1)", [name]);
  });
}
