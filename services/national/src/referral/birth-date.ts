import type { EntityManager } from "typeorm";

/** As the person told the nation. */
export async function birthDateOf(db: EntityManager, seekerId: string): Promise<string | null> {
  const [file]: { birthDate: string | null }[] = await db.query(
    `select birth_date as "birthDate" from national_profile where seeker_id = $1`,
    [seekerId],
  );
  return file?.birthDate ?? null;
}
