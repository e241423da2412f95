import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseAreaCode } from "@aiwork/agreement/text/area-code";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import { refuse as refuseText } from "@aiwork/agreement/text/text-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { refuse } from "./city-file-refusals";
import type { CityProfileEntity } from "./city-profile.entity";

type Kept = Pick<
  CityProfileEntity,
  "name" | "nameKana" | "birthDate" | "sex" | "municipalityCode" | "wardCode" | "phone" | "email"
>;
/** The profile in an input: undefined where a field was left out, null where it is stated to be unknown. */
export type Profile = { [Name in keyof Kept]?: Kept[Name] | undefined };

const LONGEST_NAME = 100;
const LONGEST_PHONE = 30;
/** RFC 5321, 4.5.3.1.3, less the brackets of a path. */
const LONGEST_EMAIL = 254;

const KATAKANA = /^[\p{Script=Katakana}ー・ ]+$/u;
/** The characters that Japanese keyboards enter for a hyphen. */
const HYPHEN = /[\p{Pd}\u2212\u30fc]/gu;
const PHONE = /^\+?[\d() -]+$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * @throws TEXT_REQUIRED, DAY_IN_THE_FUTURE, NAME_KANA_FORM, AREA_CODE_FORM, PHONE_FORM, EMAIL_FORM and the errors of a
 * text
 */
export function parseProfile(told: Profile, context: SubgraphContext): Profile {
  const { birthDate, sex } = told;
  // guard: day-of-birth-is-not-unlearned
  if (birthDate === null) throw refuseText("TEXT_REQUIRED").at("birthDate");
  // guard: person-has-been-born
  if (birthDate !== undefined) requirePast(birthDate, context, "birthDate");
  if (sex === null) throw refuseText("TEXT_REQUIRED").at("sex");
  return {
    name: told.name === undefined ? undefined : parseRequiredText(told.name ?? "", "name", LONGEST_NAME),
    nameKana: told.nameKana === undefined ? undefined : parseKana(told.nameKana ?? ""),
    birthDate,
    sex,
    municipalityCode: parseMunicipality(told.municipalityCode),
    wardCode: told.wardCode == null ? told.wardCode : parseAreaCode(told.wardCode, "wardCode"),
    phone: told.phone === undefined ? undefined : parsePhone(told.phone),
    email: told.email === undefined ? undefined : parseEmail(told.email),
  };
}

function parseKana(given: string): string {
  const kana = parseRequiredText(given, "nameKana", LONGEST_NAME);
  // guard: reading-is-in-katakana
  if (!KATAKANA.test(kana.normalize("NFKC"))) throw refuse("NAME_KANA_FORM").at("nameKana");
  return kana;
}

function parseMunicipality(given: string | null | undefined): string | undefined {
  if (given === null) throw refuseText("TEXT_REQUIRED").at("municipalityCode");
  return given === undefined ? undefined : parseAreaCode(given, "municipalityCode");
}

function parsePhone(given: string | null): string | null {
  const phone = parseOptionalText(given, "phone", LONGEST_PHONE)?.normalize("NFKC").replace(HYPHEN, "-") ?? null;
  // guard: telephone-number-has-form-of-one
  if (phone !== null && !PHONE.test(phone)) throw refuse("PHONE_FORM").at("phone");
  return phone;
}

function parseEmail(given: string | null): string | null {
  const email = parseOptionalText(given, "email", LONGEST_EMAIL);
  // guard: e-mail-address-has-form-of-one
  if (email !== null && !EMAIL.test(email)) throw refuse("EMAIL_FORM").at("email");
  return email;
}
