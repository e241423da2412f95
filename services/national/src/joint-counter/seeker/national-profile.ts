import {
  parseBirthDate,
  parseName,
  parseNameKana,
  parsePhone,
} from "@aiwork/agreement/joint-counter/seeker/person-values";
import { requireSamePerson } from "@aiwork/agreement/joint-counter/seeker/same-person";
import { parseFields } from "@aiwork/server/errors/business-error";
import { columnsOf, givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReceiveRegistrationInput } from "../../generated/resolvers";
import { NationalProfileEntity } from "./seeker.entity";

/** A parsed profile. */
interface ParsedNationalProfile extends Omit<NationalProfileEntity, "seekerId"> {
  birthDate: string;
}

type NationalProfileInput = Pick<
  ReceiveRegistrationInput,
  "name" | "nameKana" | "birthDate" | "sex" | "phone" | "receivesEmploymentInsurance"
>;

/** @throws KANA_EXPECTED and the errors of a birth date, of a telephone number and of a line */
export function parseNationalProfile(given: NationalProfileInput, context: SubgraphContext): ParsedNationalProfile {
  const { sex, receivesEmploymentInsurance = null } = given;
  const parsed = parseFields({
    name: () => parseName(given.name),
    nameKana: () => parseNameKana(given.nameKana),
    birthDate: () => parseBirthDate(given.birthDate, context),
    phone: () => parsePhone(given.phone),
  });
  return { ...parsed, sex, receivesEmploymentInsurance };
}

/** The id under which the person's file is kept. A person has several ids after files were linked. */
export async function keptSeekerId(db: EntityManager, seekerId: string): Promise<string> {
  const [{ kept }]: [{ kept: string }] = await db.query("select file_of($1::uuid) as kept", [seekerId]);
  return kept;
}

/** Creates the person's file unless there is one. The caller does not learn which. */
export async function ensureNationalFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("insert into national_file (seeker_id) values ($1) on conflict do nothing", [seekerId]);
}

export type StoredNationalProfile = Omit<NationalProfileEntity, "seekerId">;

/**
 * The profile as it is; the file is locked, so that two revisions follow one another. Null where there is none yet. The lock
 * lets others refer to the file: each registration that is being received does so already, and would wait for the other.
 */
export async function lockNationalProfile(db: EntityManager, seekerId: string): Promise<StoredNationalProfile | null> {
  // guard: receipts-of-one-person-follow-one-another
  await db.query("select from national_file where seeker_id = $1 for no key update", [seekerId]);
  const [found]: [NationalProfileEntity?] = await db.query(
    `select ${columnsOf(NationalProfileEntity)} from national_profile where seeker_id = $1`,
    [seekerId],
  );
  if (!found) return null;
  const { seekerId: _, ...profile } = found;
  return profile;
}

/** Overwrites the whole profile. */
export async function replaceNationalProfile(
  db: EntityManager,
  seekerId: string,
  profile: ParsedNationalProfile,
): Promise<void> {
  const given = givenColumns(NationalProfileEntity, { seekerId, ...profile });
  const columns = given.map(({ column }) => column);
  const changed = columns.filter((column) => column !== "seeker_id");
  await db.query(
    `insert into national_profile (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})
     on conflict (seeker_id) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    given.map(({ value }) => value),
  );
}

/** Adds what was unknown; what is known stays, and must be of the same person. @throws PERSON_DIFFERS */
export async function completeNationalProfile(
  db: EntityManager,
  seekerId: string,
  profile: ParsedNationalProfile,
): Promise<void> {
  const known = await lockNationalProfile(db, seekerId);
  // guard: second-receipt-is-of-same-person
  if (known) await requireSamePerson(db, known, profile);
  // guard: second-receipt-overwrites-nothing
  const stated = Object.fromEntries(Object.entries(known ?? {}).filter(([, value]) => value !== null));
  await replaceNationalProfile(db, seekerId, { ...profile, ...stated });
}
