import { parseRequiredLine } from "@aiwork/agreement/agreement/text/free-text";
import { recordProfileRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { isKanaReading, parseBirthDate, parsePhone } from "@aiwork/agreement/joint-counter/seeker/person-values";
import type { Caller } from "@aiwork/server/identity/caller";
import { columnsOf, givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReceiveRegistrationInput } from "../../generated/resolvers";
import { NationalProfileEntity } from "./seeker.entity";
import { nationalSeekerError } from "./seeker.errors";

const MAX_NAME_LENGTH = 100;
const ON_RECEIPT = "求職受理のときの申出による";

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
  const name = parseRequiredLine(given.name, "name", MAX_NAME_LENGTH);
  const nameKana = parseRequiredLine(given.nameKana, "nameKana", MAX_NAME_LENGTH);
  // guard: names-reading-is-in-kana
  if (!isKanaReading(nameKana)) throw nationalSeekerError("KANA_EXPECTED").at("nameKana");
  const birthDate = parseBirthDate(given.birthDate, context);
  const phone = parsePhone(given.phone);
  const { sex, receivesEmploymentInsurance = null } = given;
  return { name, nameKana, birthDate, sex, phone, receivesEmploymentInsurance };
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

/** The profile as it is; the file is locked, so that two revisions follow one another. Null where there is none yet. */
export async function lockNationalProfile(db: EntityManager, seekerId: string): Promise<StoredNationalProfile | null> {
  await db.query("select from national_file where seeker_id = $1 for update", [seekerId]);
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
  await db.query(
    `insert into national_profile (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})
     on conflict (seeker_id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    given.map(({ value }) => value),
  );
}

/** Overwrites the profile with the given values and keeps what they replace; what is left out stays as it was. */
export async function saveNationalProfile(
  db: EntityManager,
  caller: Caller,
  seekerId: string,
  profile: ParsedNationalProfile,
): Promise<void> {
  const before = await lockNationalProfile(db, seekerId);
  const stated = Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
  // guard: what-new-registration-replaces-is-kept
  if (before)
    await recordProfileRevision(db, caller, { seekerId, before: { ...before }, after: stated, reason: ON_RECEIPT });
  const given = givenColumns(NationalProfileEntity, { seekerId, ...profile });
  const columns = given.map(({ column }) => column);
  // guard: what-person-leaves-out-of-profile-stays
  const updates = columns.map((column) => `${column} = coalesce(excluded.${column}, known.${column})`);
  await db.query(
    `insert into national_profile as known (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})
     on conflict (seeker_id) do update set ${updates.join(", ")}`,
    given.map(({ value }) => value),
  );
}
