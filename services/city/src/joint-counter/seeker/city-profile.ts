import { doubtError } from "@aiwork/agreement/agreement/confirmation/doubt.errors";
import { doubtAge } from "@aiwork/agreement/agreement/confirmation/doubts";
import {
  hasWards,
  isWardOfMunicipality,
  parseMunicipalityCode,
  parseWardCode,
} from "@aiwork/agreement/agreement/text/area-code";
import { parseOptionalLine } from "@aiwork/agreement/agreement/text/free-text";
import {
  parseBirthDate,
  parseKnown,
  parseName,
  parseNameKana,
  parsePhone,
} from "@aiwork/agreement/joint-counter/seeker/person-values";
import { type BusinessError, parseFields } from "@aiwork/server/errors/business-error";
import { composeText } from "@aiwork/server/text/compose-text";
import { givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityFileError } from "./city-file.errors";
import { CityProfileEntity } from "./seeker.entity";

type ProfileColumns = Omit<CityProfileEntity, "seekerId">;
/** The profile in an input: undefined where a field was left out, null where it is stated to be unknown. */
export type ParsedCityProfile = { [Name in keyof ProfileColumns]?: ProfileColumns[Name] | undefined };

/** RFC 5321, 4.5.3.1.3, less the brackets of a path. */
const MAX_EMAIL_LENGTH = 254;

/** RFC 5321, 4.1.2: a domain of two labels at least. Before it stand dots anywhere, as operators of this country gave them. */
const EMAIL = /^[^\s@,;:<>()[\]\\"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/**
 * @throws TEXT_REQUIRED, KANA_EXPECTED, EMAIL_FORM and the errors of a birth date, of a telephone number, of the codes of
 * a municipality and a ward and of a line
 */
export function parseCityProfile(given: ParsedCityProfile, context: SubgraphContext): Required<ParsedCityProfile> {
  const { wardCode, phone, email } = given;
  return parseFields({
    name: () => parseKnown(given.name, "name", parseName),
    nameKana: () => parseKnown(given.nameKana, "nameKana", parseNameKana),
    birthDate: () => parseKnown(given.birthDate, "birthDate", (day) => parseBirthDate(day, context)),
    sex: () => parseKnown(given.sex, "sex", (sex) => sex),
    municipalityCode: () =>
      parseKnown(given.municipalityCode, "municipalityCode", (code) => parseMunicipalityCode(code, "municipalityCode")),
    wardCode: () => (wardCode == null ? wardCode : parseWardCode(wardCode, "wardCode")),
    phone: () => (phone === undefined ? undefined : parsePhone(phone)),
    email: () => (email === undefined ? undefined : parseEmail(email)),
  });
}

function parseEmail(given: string | null): string | null {
  const email = parseOptionalLine(given && composeText(given), "email", MAX_EMAIL_LENGTH);
  // guard: e-mail-address-has-form-of-one
  if (email !== null && !EMAIL.test(email)) throw cityFileError("EMAIL_FORM").at("email");
  return email;
}

/** A profile as it is to be saved, and what is likely a slip in it. */
interface AlignedProfile {
  profile: Required<ParsedCityProfile>;
  doubts: (BusinessError | null)[];
}

/**
 * The profile with a ward of its municipality: the known ward goes when the person moves to another municipality. Doubted
 * are an unusual age and, where either is given, a city with wards without one.
 * @throws WARD_OF_OTHER_MUNICIPALITY
 */
export async function alignProfile(
  db: EntityManager,
  seekerId: string,
  profile: Required<ParsedCityProfile>,
  context: SubgraphContext,
): Promise<AlignedProfile> {
  const doubts = [doubtAge(profile.birthDate, context)];
  if (profile.municipalityCode === undefined && profile.wardCode === undefined) return { profile, doubts };
  const [known]: [Pick<CityProfileEntity, "municipalityCode" | "wardCode">?] = await db.query(
    `select municipality_code as "municipalityCode", ward_code as "wardCode" from city_profile where seeker_id = $1`,
    [seekerId],
  );
  const { municipalityCode = known?.municipalityCode ?? null, wardCode = known?.wardCode ?? null } = profile;
  const isAligned = wardCode === null || municipalityCode === null || isWardOfMunicipality(wardCode, municipalityCode);
  // guard: ward-given-is-of-municipality
  if (!isAligned && profile.wardCode !== undefined) throw cityFileError("WARD_OF_OTHER_MUNICIPALITY").at("wardCode");
  const lacksWard = municipalityCode !== null && (wardCode === null || !isAligned) && hasWards(municipalityCode);
  // guard: ward-that-is-left-out-is-doubted
  if (lacksWard) doubts.push(doubtError("WARD_LEFT_OUT").at("wardCode"));
  // guard: ward-goes-with-municipality
  return { profile: isAligned ? profile : { ...profile, wardCode: null }, doubts };
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
  await db.query(
    `insert into public_assistance (seeker_id, received) values ($1, $2)
     on conflict (seeker_id) do update set received = excluded.received`,
    [seekerId, received],
  );
}
