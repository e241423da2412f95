import type { EntityManager } from "typeorm";

/** The birth date that the person gave the national side. */
export async function birthDateOf(db: EntityManager, seekerId: string): Promise<string | null> {
  const [file]: { birthDate: string | null }[] = await db.query(
    `select birth_date as "birthDate" from national_profile where seeker_id = $1`,
    [seekerId],
  );
  return file?.birthDate ?? null;
}
