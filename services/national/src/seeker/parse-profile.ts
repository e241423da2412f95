import { ageOn } from "@aiwork/agreement/calendar/age";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { refuse } from "../registration/registration-refusals";
import type { NationalProfileEntity } from "./national-profile.entity";

const LONGEST_NAME = 100;
const LONGEST_PHONE = 50;
const OLDEST = 120;
/** Hiragana and katakana of every width, the long vowel mark, and separators between the parts of a name. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー\uff70\uff9e\uff9f・･\u3099\u309a\s]+$/u;

/** A parsed profile. */
export interface Profile extends Omit<NationalProfileEntity, "seekerId"> {
  birthDate: string;
}

export interface GivenProfile extends Pick<Profile, "birthDate" | "sex"> {
  name: string;
  nameKana: string;
  phone?: string | null;
  receivesEmploymentInsurance?: boolean | null;
}

/** @throws KANA_EXPECTED, DAY_IN_THE_FUTURE, BIRTH_DATE_TOO_EARLY and the errors of texts */
export function parseProfile(given: GivenProfile, context: SubgraphContext): Profile {
  const name = parseRequiredText(given.name, "name", LONGEST_NAME);
  const nameKana = parseRequiredText(given.nameKana, "nameKana", LONGEST_NAME);
  // guard: names-reading-is-in-kana
  if (!KANA.test(nameKana)) throw refuse("KANA_EXPECTED").at("nameKana");
  const { birthDate, sex, receivesEmploymentInsurance = null } = given;
  // guard: person-was-born-before-today
  requirePast(birthDate, context, "birthDate");
  // guard: person-is-not-older-than-anybody
  if (ageOn(birthDate, context.clock.today()) > OLDEST)
    throw refuse("BIRTH_DATE_TOO_EARLY", { most: OLDEST }).at("birthDate");
  const phone = parseOptionalText(given.phone, "phone", LONGEST_PHONE);
  return { name, nameKana, birthDate, sex, phone, receivesEmploymentInsurance };
}
