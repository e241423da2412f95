import type { EntityManager } from "typeorm";

/** Replaces a removed text where the column must not be null. */
const REMOVED = "（匿名化により削除）";

/** 匿名化: removes everything that names the person, at every service point. What is counted remains. */
export async function anonymizeFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("select anonymize_file($1, $2)", [seekerId, REMOVED]);
}
