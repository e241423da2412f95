import { type FreeText, parseFreeText } from "./free-text";
import { refuse } from "./text-refusals";

/** A required text. @throws TEXT_REQUIRED and the other errors of a text */
export function parseRequiredText(given: string, field: string, most: number): FreeText {
  const text = parseFreeText(given, field, most);
  // guard: text-is-is-not-blank
  if (text === "") throw refuse("TEXT_REQUIRED").at(field);
  return text;
}

/** An optional text; blank text becomes null. */
export function parseOptionalText(given: string | null | undefined, field: string, most: number): FreeText | null {
  return parseFreeText(given ?? "", field, most) || null;
}

const MOST_TEXTS = 30;
const MOST_CHARACTERS = 100;

/** A list of short texts without duplicates and blanks. @throws TOO_MANY_TEXTS and the errors of a text */
export function parseTextList(given: readonly string[], field: string): FreeText[] {
  // guard: list-of-texts-is-not-endless
  if (given.length > MOST_TEXTS) throw refuse("TOO_MANY_TEXTS", { most: MOST_TEXTS }).at(field);
  const texts = given.map((text) => parseFreeText(text, field, MOST_CHARACTERS));
  return [...new Set(texts)].filter((text) => text !== "");
}
