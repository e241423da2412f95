import { parseAreaCode } from "@aiwork/agreement/agreement/text/formats";
import { parseOptionalLine, parseRequiredLine } from "@aiwork/agreement/agreement/text/free-text";
import { textError } from "@aiwork/agreement/agreement/text/text.errors";
import { isKanaReading, parseBirthDate, parsePhone } from "@aiwork/agreement/joint-counter/seeker/person-values";
import { isWardOfMunicipality } from "@aiwork/agreement/joint-counter/seeker/ward-of-municipality";
import { givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityFileError } from "./city-file.errors";
import { CityProfileEntity } from "./seeker.entity";

type ProfileColumns = Omit<CityProfileEntity, "seekerId">;
/** The profile in an input: undefined where a field was left out, null where it is stated to be unknown. */
export type ParsedCityProfile = { [Name in keyof ProfileColumns]?: ProfileColumns[Name] | undefined };

const MAX_NAME_LENGTH = 100;
/** RFC 5321, 4.5.3.1.3, less the brackets of a path. */
const MAX_EMAIL_LENGTH = 254;

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * @throws TEXT_REQUIRED, NAME_KANA_FORM, AREA_CODE_FORM, EMAIL_FORM and the errors of a birth date, of a telephone number
 * and of a line
 */
export function parseCityProfile(given: ParsedCityProfile, context: SubgraphContext): Required<ParsedCityProfile> {
  const { birthDate, sex } = given;
  // guard: day-of-birth-is-not-unlearned
  if (birthDate === null) throw textError("TEXT_REQUIRED").at("birthDate");
  if (sex === null) throw textError("TEXT_REQUIRED").at("sex");
  return {
    name: given.name === undefined ? undefined : parseRequiredLine(given.name ?? "", "name", MAX_NAME_LENGTH),
    nameKana: given.nameKana === undefined ? undefined : parseKana(given.nameKana ?? ""),
    birthDate: birthDate === undefined ? undefined : parseBirthDate(birthDate, context),
    sex,
    municipalityCode: parseMunicipality(given.municipalityCode),
    wardCode: given.wardCode == null ? given.wardCode : parseAreaCode(given.wardCode, "wardCode"),
    phone: given.phone === undefined ? undefined : parsePhone(given.phone),
    email: given.email === undefined ? undefined : parseEmail(given.email),
  };
}

function parseKana(given: string): string {
  const kana = parseRequiredLine(given, "nameKana", MAX_NAME_LENGTH);
  // guard: reading-of-city-profile-is-in-kana
  if (!isKanaReading(kana)) throw cityFileError("NAME_KANA_FORM").at("nameKana");
  return kana;
}

function parseMunicipality(given: string | null | undefined): string | undefined {
  if (given === null) throw textError("TEXT_REQUIRED").at("municipalityCode");
  return given === undefined ? undefined : parseAreaCode(given, "municipalityCode");
}

function parseEmail(given: string | null): string | null {
  const email = parseOptionalLine(given, "email", MAX_EMAIL_LENGTH);
  // guard: e-mail-address-has-form-of-one
  if (email !== null && !EMAIL.test(email)) throw cityFileError("EMAIL_FORM").at("email");
  return email;
}

/**
 * The profile with a ward of its municipality: the known ward goes when the person moves to another municipality.
 * @throws WARD_OF_OTHER_MUNICIPALITY
 */
export async function alignWard(
  db: EntityManager,
  seekerId: string,
  profile: Required<ParsedCityProfile>,
): Promise<Required<ParsedCityProfile>> {
  if (profile.municipalityCode === undefined && profile.wardCode === undefined) return profile;
  const [known]: [Pick<CityProfileEntity, "municipalityCode" | "wardCode">?] = await db.query(
    `select municipality_code as "municipalityCode", ward_code as "wardCode" from city_profile where seeker_id = $1`,
    [seekerId],
  );
  const { municipalityCode = known?.municipalityCode ?? null, wardCode = known?.wardCode ?? null } = profile;
  if (wardCode === null || municipalityCode === null || isWardOfMunicipality(wardCode, municipalityCode))
    return profile;
  // guard: ward-given-is-of-municipality
  if (profile.wardCode !== undefined) throw cityFileError("WARD_OF_OTHER_MUNICIPALITY").at("wardCode");
  // guard: ward-goes-with-municipality
  return { ...profile, wardCode: null };
}

/** Writes the given fields of a profile; a field that is undefined stays as it is. */
export async function saveCityProfile(db: EntityManager, seekerId: string, profile: ParsedCityProfile): Promise<void> {
  const given = givenColumns(CityProfileEntity, profile);
  if (given.length === 0) return;
  const columns = given.map(({ column }) => column);
  await db.query(
    `insert into city_profile (seeker_id, ${columns.join(", ")}) values ($1, ${columns.map((_, i) => `$${i + 2}`).join(", ")})
     on conflict (seeker_id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    [seekerId, ...given.map(({ value }) => value)],
  );
}

/** 生活保護, in a table of its own: null makes it unknown, undefined leaves it as it is. */
export async function savePublicAssistance(
  db: EntityManager,
  seekerId: string,
  received: boolean | null | undefined,
): Promise<void> {
  if (received === undefined) return;
  await db.query("delete from public_assistance where seeker_id = $1", [seekerId]);
  if (received === null) return;
  await db.query("insert into public_assistance (seeker_id, received) values ($1, $2)", [seekerId, received]);
}
