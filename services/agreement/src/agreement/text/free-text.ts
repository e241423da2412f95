import { parseFields } from "@aiwork/server/errors/business-error";
import { composeText } from "@aiwork/server/text/compose-text";
import { isLongerThan } from "@aiwork/subgraph/graphql/count-characters";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import { isPrintable } from "@aiwork/subgraph/mutations/printable";
import { holdsMyNumber } from "./my-number";
import { textError } from "./text.errors";

declare const brand: unique symbol;
/** Text as a person wrote it, without blanks at its ends. */
type FreeText = string & { readonly [brand]: "FreeText" };

/** A visible character; the blank pattern of braille shows nothing. */
const VISIBLE = /[^\s\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Parses a text of at most `maxLength` characters, as people count them; blank text becomes empty.
 * @throws TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND
 */
export function parseFreeText(given: string, field: string, maxLength: number): FreeText {
  // guard: text-shows-nothing-is-blank
  const text = VISIBLE.test(given) ? given.trim() : "";
  // guard: text-is-not-longer-than-field-allows
  if (isLongerThan(text, maxLength)) throw mutationError("TEXT_TOO_LONG", { max: maxLength }).at(field);
  // guard: text-holds-nothing-cannot-be-printed
  if (!isPrintable(text)) throw mutationError("UNPRINTABLE_TEXT").at(field);
  // guard: text-holds-no-my-number
  if (holdsMyNumber(text)) throw textError("MY_NUMBER_FOUND").at(field);
  return text as FreeText;
}

/** A required text. @throws TEXT_REQUIRED and the other errors of a text */
export function parseRequiredText(given: string, field: string, maxLength: number): FreeText {
  const text = parseFreeText(given, field, maxLength);
  // guard: text-is-is-not-blank
  if (text === "") throw textError("TEXT_REQUIRED").at(field);
  return text;
}

/** An optional text; blank text becomes null. */
export function parseOptionalText(given: string | null | undefined, field: string, maxLength: number): FreeText | null {
  return parseFreeText(given ?? "", field, maxLength) || null;
}

const LINE_END = /[\t\n\v\f\r\u0085\u2028\u2029]/;

function requireOneLine(text: FreeText, field: string): FreeText {
  // guard: line-has-no-line-break
  if (LINE_END.test(text)) throw textError("LINE_BREAK_FOUND").at(field);
  return text;
}

/** A required text on one line, such as a name. @throws LINE_BREAK_FOUND and the errors of a required text */
export function parseRequiredLine(given: string, field: string, maxLength: number): FreeText {
  return requireOneLine(parseRequiredText(given, field, maxLength), field);
}

/** An optional text on one line; blank text becomes null. @throws LINE_BREAK_FOUND and the errors of a text */
export function parseOptionalLine(given: string | null | undefined, field: string, maxLength: number): FreeText | null {
  const text = parseOptionalText(given, field, maxLength);
  return text && requireOneLine(text, field);
}

const MAX_TEXTS = 30;
const MAX_LISTED_TEXT_LENGTH = 100;

/** A list of short texts on one line each, without duplicates and blanks. @throws TOO_MANY_TEXTS, LINE_BREAK_FOUND and the errors of a text */
export function parseTextList(given: readonly string[], field: string): FreeText[] {
  // guard: list-of-texts-is-not-endless
  if (given.length > MAX_TEXTS) throw textError("TOO_MANY_TEXTS", { max: MAX_TEXTS }).at(field);
  const parse = (text: string, entry: string) =>
    requireOneLine(parseFreeText(text, entry, MAX_LISTED_TEXT_LENGTH), entry);
  const texts = parseFields(Object.fromEntries(given.map((text, i) => [i, () => parse(text, `${field}.${i}`)])));
  return [...new Set(Object.values(texts))].filter((text) => text !== "");
}

const MAX_REASON_LENGTH = 1000;

/** The reason for an action. @throws REASON_REQUIRED, TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND */
export function parseReason(given: string, field = "reason"): FreeText {
  const reason = parseFreeText(given, field, MAX_REASON_LENGTH);
  // guard: reason-is-not-blank
  if (reason === "") throw mutationError("REASON_REQUIRED").at(field);
  return reason;
}

/** So many different letters and digits a reason has at least. */
const MIN_DIFFERENT_LETTERS = 5;

/** Whether a reason is a few characters again and again, as "。。。", "ああああ" or "確認確認確認", which tells whoever reads it nothing. */
export function saysNothing(reason: string): boolean {
  const letters = composeText(reason)
    .toLowerCase()
    .match(/[\p{L}\p{N}]/gu);
  return new Set(letters).size < MIN_DIFFERENT_LETTERS;
}
