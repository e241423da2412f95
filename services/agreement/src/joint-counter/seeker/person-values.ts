import { composeText } from "@aiwork/server/text/compose-text";
import { plainDigits } from "@aiwork/server/text/digits";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { requireNotInFuture } from "../../agreement/state-change/transitions";
import { parseOptionalLine, parseRequiredLine } from "../../agreement/text/free-text";
import { textError } from "../../agreement/text/text.errors";
import { ageOn } from "./age";
import { personError } from "./person.errors";

const MAX_NAME_LENGTH = 100;
const MAX_PHONE_LENGTH = 50;
const MAX_AGE = 120;

/** Kana of either kind and any width, the long vowel mark, and separators between the parts of a name. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー\uff70\uff9e\uff9f・･\u3099\u309a\s]+$/u;
/** A kana that is read by itself. */
const KANA_LETTER = /[ぁ-ゖァ-ヺｦ-ｯｱ-ﾝ]/u;

/** A letter that is read by itself: no mark that repeats or lengthens another one, and none that shows nothing. */
const LETTER = /(?=[\p{Lu}\p{Ll}\p{Lt}\p{Lo}])\P{Default_Ignorable_Code_Point}/u;

/** Whether a text may be a person's name: "-", "・" and "々" are none. */
export function isName(text: string): boolean {
  return LETTER.test(composeText(text));
}

/** A person's name. @throws NAME_WITHOUT_LETTER and the errors of a required line */
export function parseName(given: string): string {
  const name = parseRequiredLine(given, "name", MAX_NAME_LENGTH);
  // guard: name-has-letter
  if (!isName(name)) throw personError("NAME_WITHOUT_LETTER").at("name");
  return name;
}

/** The reading of a person's name. @throws KANA_EXPECTED and the errors of a required line */
export function parseNameKana(given: string): string {
  const kana = parseRequiredLine(given, "nameKana", MAX_NAME_LENGTH);
  // guard: reading-is-in-kana
  if (!KANA.test(kana) || !KANA_LETTER.test(kana)) throw personError("KANA_EXPECTED").at("nameKana");
  return kana;
}

/** A value that may be left out of an input, and is then undefined, but not made unknown. @throws TEXT_REQUIRED */
export function parseKnown<Value, Parsed>(
  given: Value | null | undefined,
  field: string,
  parse: (given: Value) => Parsed,
): Parsed | undefined {
  // guard: what-person-stated-is-not-unlearned
  if (given === null) throw textError("TEXT_REQUIRED").at(field);
  return given === undefined ? undefined : parse(given);
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
