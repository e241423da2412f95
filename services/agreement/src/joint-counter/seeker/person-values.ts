import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { requireNotInFuture } from "../../agreement/state-change/transitions";
import { plainDigits } from "../../agreement/text/digits";
import { parseOptionalLine } from "../../agreement/text/free-text";
import { ageOn } from "./age";
import { personError } from "./person.errors";

const MAX_PHONE_LENGTH = 50;
const MAX_AGE = 120;

/** Kana of either kind and any width, the long vowel mark, and separators between the parts of a name. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー\uff70\uff9e\uff9f・･\u3099\u309a\s]+$/u;
/** A kana that is read by itself. */
const KANA_LETTER = /[ぁ-ゖァ-ヺｦ-ｯｱ-ﾝ]/u;

/** Whether a text is the reading of a name, by the rule of both parties. */
export function isKanaReading(text: string): boolean {
  // guard: reading-is-in-kana
  return KANA.test(text) && KANA_LETTER.test(text);
}

/** The day on which a person was born. @throws DAY_IN_THE_FUTURE, BIRTH_DATE_TOO_LATE, BIRTH_DATE_TOO_EARLY */
export function parseBirthDate(birthDate: string, context: SubgraphContext): string {
  const today = context.clock.today();
  // guard: person-is-not-older-than-anybody
  if (ageOn(birthDate, today) > MAX_AGE) throw personError("BIRTH_DATE_TOO_EARLY", { max: MAX_AGE }).at("birthDate");
  // guard: person-has-been-born
  requireNotInFuture(birthDate, context, "birthDate", MAX_AGE + 1);
  // guard: nobody-born-today-seeks-work
  if (birthDate === today) throw personError("BIRTH_DATE_TOO_LATE").at("birthDate");
  return birthDate;
}

/** ITU-T E.164, 6: at most 15 digits; a local number has 5 at least. */
const PHONE = /^\+?(?:[() -]*\d){5,15}[() -]*$/;

/** A telephone number in the digits 0 to 9, its parts separated by hyphens, blanks or brackets. @throws PHONE_FORM and the errors of a line */
export function parsePhone(given: string | null | undefined, field = "phone"): string | null {
  const line = parseOptionalLine(given, field, MAX_PHONE_LENGTH);
  if (line === null) return null;
  const phone = plainDigits(line).replace(/[./・]/g, "-");
  // guard: telephone-number-has-form-of-one
  if (!PHONE.test(phone)) throw personError("PHONE_FORM").at(field);
  return phone;
}
