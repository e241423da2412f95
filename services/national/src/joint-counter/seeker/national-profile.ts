import { parseRequiredLine } from "@aiwork/agreement/agreement/text/free-text";
import { isKanaReading, parseBirthDate, parsePhone } from "@aiwork/agreement/joint-counter/seeker/person-values";
import { givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReceiveRegistrationInput } from "../../generated/resolvers";
import { NationalProfileEntity } from "./seeker.entity";
import { nationalSeekerError } from "./seeker.errors";

const MAX_NAME_LENGTH = 100;

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

/** Overwrites the profile with the given values; an optional value that is left out stays as it was. */
export async function saveNationalProfile(
  db: EntityManager,
  seekerId: string,
  profile: ParsedNationalProfile,
): Promise<void> {
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
