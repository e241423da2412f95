import type { EntityManager } from "typeorm";
import type { Profile } from "./parse-profile";

const COLUMNS = {
  name: "name",
  nameKana: "name_kana",
  birthDate: "birth_date",
  sex: "sex",
  municipalityCode: "municipality_code",
  wardCode: "ward_code",
  phone: "phone",
  email: "email",
} as const satisfies Record<keyof Profile, string>;

/** Writes the given fields of a profile; a field that is undefined stays as it is. */
export async function writeProfile(db: EntityManager, seekerId: string, profile: Profile): Promise<void> {
  const told = Object.entries(COLUMNS).flatMap(([name, column]) => {
    const value = profile[name as keyof Profile];
    return value === undefined ? [] : [{ column, value }];
  });
  if (told.length === 0) return;
  const columns = told.map(({ column }) => column);
  await db.query(
    `insert into city_profile (seeker_id, ${columns.join(", ")}) values ($1, ${columns.map((_, i) => `$${i + 2}`).join(", ")})
     on conflict (seeker_id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    [seekerId, ...told.map(({ value }) => value)],
  );
}

/** 生活保護, in a table of its own: null makes it unknown, undefined leaves it as it is. */
export async function writePublicAssistance(
  db: EntityManager,
  seekerId: string,
  received: boolean | null | undefined,
): Promise<void> {
  if (received === undefined) return;
  await db.query("delete from public_assistance where seeker_id = $1", [seekerId]);
  if (received === null) return;
  await db.query("insert into public_assistance (seeker_id, received) values ($1, $2)", [seekerId, received]);
}
