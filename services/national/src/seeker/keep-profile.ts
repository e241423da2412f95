import type { EntityManager } from "typeorm";
import type { Profile } from "./parse-profile";

/** The id under which the file of a person is kept, who may go by several since files were joined. */
export async function keptIdOf(db: EntityManager, seekerId: string): Promise<string> {
  const [{ kept }]: [{ kept: string }] = await db.query("select file_of($1::uuid) as kept", [seekerId]);
  return kept;
}

/** The file of a person whom the nation may have met before; nothing of it is told. */
export async function openFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("insert into national_file (seeker_id) values ($1) on conflict do nothing", [seekerId]);
}

/** What the person says now stands; what they leave out stays as it was. */
export async function keepProfile(db: EntityManager, seekerId: string, profile: Profile): Promise<void> {
  await db.query(
    `insert into national_profile as known
       (seeker_id, name, name_kana, birth_date, sex, phone, receives_employment_insurance)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (seeker_id) do update set name = excluded.name, name_kana = excluded.name_kana,
       birth_date = excluded.birth_date, sex = excluded.sex, phone = coalesce(excluded.phone, known.phone),
       receives_employment_insurance =
         coalesce(excluded.receives_employment_insurance, known.receives_employment_insurance)`,
    [
      seekerId,
      profile.name,
      profile.nameKana,
      profile.birthDate,
      profile.sex,
      profile.phone,
      profile.receivesEmploymentInsurance,
    ],
  );
}
