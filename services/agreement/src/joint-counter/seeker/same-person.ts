import type { EntityManager } from "typeorm";
import type { LinkedPair } from "./linked-ids";
import { personError } from "./person.errors";

/** What a person is told from others by. */
export interface PersonTraits {
  name: string | null;
  birthDate: string | null;
  sex: "MALE" | "FEMALE" | "UNSTATED" | null;
}

/**
 * Requires that two records can be one person's: name (in its search form), birth date and sex. What either does not
 * state differs from nothing.
 * @throws PERSON_DIFFERS
 */
export async function requireSamePerson(
  db: EntityManager,
  one: PersonTraits,
  other: PersonTraits,
  field?: string,
): Promise<void> {
  const [{ namesDiffer }]: [{ namesDiffer: boolean | null }] = await db.query(
    `select search_form($1) <> search_form($2) as "namesDiffer"`,
    [one.name, other.name],
  );
  const sexes = [one.sex, other.sex].filter((sex) => sex !== null && sex !== "UNSTATED");
  const differing = {
    // guard: persons-of-differing-names-are-two
    name: namesDiffer === true,
    // guard: persons-of-differing-birth-dates-are-two
    birthDate: one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate,
    // guard: persons-of-differing-sexes-are-two
    sex: new Set(sexes).size > 1,
  };
  for (const [trait, differs] of Object.entries(differing))
    if (differs) throw personError("PERSON_DIFFERS").at(field ?? trait);
}

/** The same of two files, by their profiles. @throws PERSON_DIFFERS */
export async function requireFilesOfSamePerson(
  db: EntityManager,
  profile: "city_profile" | "national_profile",
  { duplicateId, keptId }: LinkedPair,
): Promise<void> {
  const unknown: PersonTraits = { name: null, birthDate: null, sex: null };
  const known: (PersonTraits & { seekerId: string })[] = await db.query(
    `select seeker_id as "seekerId", name, birth_date::text as "birthDate", sex from ${profile}
     where seeker_id in ($1, $2)`,
    [duplicateId, keptId],
  );
  const traitsOf = (id: string) => known.find(({ seekerId }) => seekerId === id) ?? unknown;
  // guard: two-files-are-of-one-person
  await requireSamePerson(db, traitsOf(duplicateId), traitsOf(keptId), "duplicateId");
}
