import type { EntityManager } from "typeorm";

/** Where a text must stand. */
const REMOVED = "（匿名化により削除）";

/** 匿名化: what names the person is gone, also at other counters; what is counted remains. */
export async function anonymizeFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("select anonymize_file($1, $2)", [seekerId, REMOVED]);
}
