import { type FreeText, parseFreeText } from "./free-text";
import { refuse } from "./text-refusals";

/** Text that cannot be left blank. @throws TEXT_REQUIRED and what else a text is refused for */
export function parseRequiredText(given: string, field: string, most: number): FreeText {
  const text = parseFreeText(given, field, most);
  if (text === "") throw refuse("TEXT_REQUIRED").at(field);
  return text;
}

/** Text that may be left out; blank is none. */
export function parseOptionalText(given: string | null | undefined, field: string, most: number): FreeText | null {
  return parseFreeText(given ?? "", field, most) || null;
}

const MOST_TEXTS = 30;
const MOST_CHARACTERS = 100;

/** A list of short texts, each once; blank ones are left out. @throws TOO_MANY_TEXTS and what a text is refused for */
export function parseTextList(given: readonly string[], field: string): FreeText[] {
  if (given.length > MOST_TEXTS) throw refuse("TOO_MANY_TEXTS", { most: MOST_TEXTS }).at(field);
  const texts = given.map((text) => parseFreeText(text, field, MOST_CHARACTERS));
  return [...new Set(texts)].filter((text) => text !== "");
}
