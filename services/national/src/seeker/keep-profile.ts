import type { EntityManager } from "typeorm";
import type { Profile } from "./parse-profile";

/** The id under which the person's file is kept. A person has several ids after files were linked. */
export async function keptIdOf(db: EntityManager, seekerId: string): Promise<string> {
  const [{ kept }]: [{ kept: string }] = await db.query("select file_of($1::uuid) as kept", [seekerId]);
  return kept;
}

/** Creates the person's file unless there is one. The caller does not learn which. */
export async function openFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("insert into national_file (seeker_id) values ($1) on conflict do nothing", [seekerId]);
}

/** Overwrites the profile with the given values; an optional value that is left out stays as it was. */
export async function keepProfile(db: EntityManager, seekerId: string, profile: Profile): Promise<void> {
  // guard: what-person-leaves-out-of-profile-stays
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
