import { type FreeText, parseFreeText } from "./free-text";
import { refuse } from "./text-refusals";

/** Text of an input that may not be blank. @throws TEXT_REQUIRED, TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND */
export function readRequiredText(given: string, field: string, most: number): FreeText {
  const text = parseFreeText(given, field, most);
  if (text === "") throw refuse("TEXT_REQUIRED").at(field);
  return text;
}

/** Text that may be left out; blank is none. @throws TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND */
export function readOptionalText(given: string | null | undefined, field: string, most: number): FreeText | null {
  const text = parseFreeText(given ?? "", field, most);
  return text === "" ? null : text;
}
