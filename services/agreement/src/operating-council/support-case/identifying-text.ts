import { plainDigits, plainKanjiDigits } from "../../agreement/text/digits";
import { supportCaseError } from "./support-case.errors";

const YEAR = String.raw`(?:(?:19|20)\d{2}|(?:明治|大正|昭和|平成|令和|(?<![a-z])(?:m|t|s|h|r))[ .]?(?:元|\d{1,2}))`;
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const MONTH_NAME = `(?:${MONTHS})[a-z]*\\.?`;
/** In kanji a number may hold tens: 三十六. */
const KANJI_NUMBER = String.raw`[\d十百]{1,5}`;

/** What a text must not hold, in lower case, with plain digits and hyphens. */
const IDENTIFYING: readonly RegExp[] = [
  // Telephone numbers of this country: 0 and 9 or 10 digits more, or a country code and 8 to 12.
  /(?<!\d|\d[-./])(?:\(0|0)(?:[-\s.()/・]{0,3}\d){9,10}(?!\d)/,
  /(?<!\d)(?:\+|00|\+?(?=81[-\s.(]))\d{1,3}(?:[-\s.()/・]{0,3}\d){8,12}(?!\d)/,
  // A local number or a postal code, and a registration or order number.
  /(?<![\d-])\d{3}-\d{4}(?![\d-])/,
  /\b\d{5}-\d{1,8}\b/,
  // E-mail addresses; a long vowel mark has become a hyphen.
  /[^\s@]\s?(?:@|[([]at[)\]]|アットマ-ク)\s?[^\s@]+\s?(?:\.|ドット)\s?\w/,
  // Days with their year, which are those of a birth or tell of it; and a birth without its year.
  new RegExp(String.raw`${YEAR}\s?[-/.年・]\s?\d{1,2}\s?[-/.月・]\s?\d{1,2}(?!\d)`),
  /(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d{2}(?!\d)/,
  new RegExp(
    String.raw`(?:${MONTH_NAME}\s?\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s?${MONTH_NAME}),?\s?(?:19|20)\d{2}`,
  ),
  /(?<!\d)(?:(?:19|20)\d{2}|(?<![a-z])(?:m|t|s|h|r)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/,
  new RegExp(String.raw`(?:明治|大正|昭和|平成|令和|\d{4})(?:元|${KANJI_NUMBER})?年${KANJI_NUMBER}月${KANJI_NUMBER}日`),
  /\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s?(?:に)?(?:生|うまれ|誕生)/,
  /(?:生年月日|誕生日)\D{0,6}\d/,
  // Addresses: streets, blocks and houses, and the rooms of a house.
  /\d\s?(?:丁目|番地|号室)|\d\s?番\s?(?:\d|地)|\d\s?条\s?[東西南北]?\s?\d|[東西南北]\s?\d+\s?条/,
  /[\p{L}]\s?\d{1,4}-\d{1,4}-\d{1,4}(?![\d-])/u,
  /[区町村通条丁]\s?\d{1,4}-\d{1,4}(?![\d-])/,
];

/**
 * Finds what a program can find in a text that must not identify anybody: telephone numbers, e-mail addresses, days with
 * their year, addresses and registration numbers, in the digits of any script. The officers review the rest.
 * @throws TEXT_IDENTIFIES
 */
export function requireNoIdentifyingText(text: string, heading: string): void {
  const plain = [plainDigits(text), plainKanjiDigits(text)].map((written) => written.toLowerCase());
  // guard: text-identifies-nobody
  if (IDENTIFYING.some((pattern) => plain.some((written) => pattern.test(written))))
    throw supportCaseError("TEXT_IDENTIFIES", { heading }).at(heading);
}
