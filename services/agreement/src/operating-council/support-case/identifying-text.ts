import { plainDigits, plainKanjiDigits, plainKanjiNumbers } from "@aiwork/server/text/digits";
import { supportCaseError } from "./support-case.errors";

/** Whatever is typed between the parts of a number: signs, blanks, or の; not the colon of a time. */
const GAP = String.raw`(?:[^\p{L}\p{N}:]{1,3}|の|ノ)`;
/** Between the parts of a day. */
const OF_DAY = String.raw`\s?[-/.・,、\s]\s?`;
const ERA = "(?:明治|大正|昭和|平成|令和|[明大昭平令]|(?<![a-z])(?:m|t|s|h|r))";
const YEAR = String.raw`(?:(?:19|20)\d{2}|${ERA}[ .]?(?:元|\d{1,2}))`;
const MONTH_NAME = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const DAY_NAME = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const DAY_OF_YEAR = String.raw`\d{1,2}\s?[-/.月・]\s?\d{1,2}`;
/** A two-digit year that is no month and no day. */
const SHORT_YEAR = String.raw`(?:3[2-9]|[4-9]\d)`;
const ENDS = { before: String.raw`(?<![\d,./・-]|\d\s)`, after: String.raw`(?![\d,./・-])` };
const AT = String.raw`(?:@|\s?[([{<]\s?(?:at|@|アット(?:マ-ク)?)\s?[)\]}>]|アットマ-ク|あっとま-く)`;
const SPOKEN_AT = String.raw`(?:(?<=\w\s)at(?:\s?mark)?(?=\s\w)|アット(?!ホ-ム)|あっと(?=\s))`;
const DOT = String.raw`(?:\.|。|・|ドット|どっと|\s?[([{<]\s?(?:dot|\.|ドット)\s?[)\]}>]|\sdot\s)`;
/** The parts of an address that a block or a house follows. */
const PLACE = "[区町村通条丁目郷]";
/** What is counted from 3 to 4 is no block. */
const COUNTED = String.raw`\s?(?:[かカヶケ箇]所|[社名人件回分年日時点月週歳円割校棟])`;

/** Telephone numbers of this country, 0 and 9 or 10 digits more; those with a country code; local ones and postal codes. */
const TELEPHONES = [
  String.raw`(?<!\d|\d[-./])(?:\(0|0)(?:[-\s.()/・]{0,3}\d){9,10}(?!\d)`,
  String.raw`(?<!\d|\d[-./])(?=0(?:${GAP}?\d){9,10}(?!\d))0\d{1,4}(${GAP})\d{1,4}\1\d{3,4}(?!\d)`,
  String.raw`(?<!\d)(?:\+|00|\+?(?=81[-\s.(]))\d{1,3}(?:[-\s.()/・]{0,3}\d){8,12}(?!\d)`,
  String.raw`(?<![\d-])\d{3}-\d{4}(?![\d-])`,
  String.raw`(?:〒|郵便番号)[^\p{L}\p{N}]{0,3}\d{3}[^\p{L}\p{N}]{0,3}\d{4}(?!\d)`,
];

/** Numbers of registers: by their form, or by what they are called. */
const REGISTERED = [
  String.raw`(?<!\d)\d{5}-\d{1,8}(?!\d)`,
  String.raw`(?<!\d)\d{4}-\d{6}(?:-\d)?(?!\d)`,
  String.raw`(?:番号|ばんごう|ナンバ-|口座|証の?記号|(?<![a-z])id)[^\d。、\n]{0,6}(?!(?:19|20)\d{2}年)[a-z]{0,3}-?\d(?:[^\p{L}\p{N}]{0,2}\d){3}`,
];

const MAILS = [
  String.raw`[^\s@]\s?${AT}\s?[^\s@]+?\s?${DOT}\s?[a-z\d]`,
  String.raw`[^\s@]\s?${AT}\s?\S+?\s?(?:ドット|どっと)`,
  String.raw`[a-z\d]\s?${SPOKEN_AT}\s?[a-z\d][a-z\d-]*\s?${DOT}\s?[a-z]{2}`,
  String.raw`\S\s?(?:アット(?!ホ-ム)|あっと)\s?\S{1,20}\s?(?:ドット|どっと)\s?\S`,
];

/** Days with their year, which are those of a birth or tell of it; and a birth without its year. */
const BIRTHS = [
  String.raw`${YEAR}(?:年\s?|${OF_DAY})\d{1,2}(?:月\s?|${OF_DAY})\d{1,2}(?!\d)`,
  String.raw`${YEAR}年?\s?\([^)]{1,10}\)\s?年?\s?${DAY_OF_YEAR}`,
  String.raw`(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d{2}(?!\d)`,
  String.raw`${ENDS.before}(?:\d{1,2}([-/.・])\d{1,2}\1'?${SHORT_YEAR}|'?${SHORT_YEAR}([-/.・])\d{1,2}\2\d{1,2})${ENDS.after}`,
  String.raw`${ENDS.before}\d{2}([/.])\d{2}\1\d{2}${ENDS.after}`,
  String.raw`(?:${MONTH_NAME}\s?${DAY_NAME}|${DAY_NAME}\s?${MONTH_NAME}),?\s?(?:(?:19|20)\d{2}|'?\d{2}(?!\d))`,
  String.raw`(?<!\d)(?:(?:19|20)\d{2}|${ERA}\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`,
  String.raw`${DAY_OF_YEAR}日?\s?(?:[にがの])?\s?(?:生(?![活徒計産命理物涯業])|うまれ|産まれ|誕生|出生)`,
  String.raw`(?:生年月日|誕生日)\D{0,6}\d|(?:生まれ|出生)(?:[はがの日:]|\s){0,3}${DAY_OF_YEAR}`,
];

/** Streets, blocks and houses, and the rooms of a house. */
const ADDRESSES = [
  String.raw`\d\s?(?:丁目|丁め|ちょうめ|番地|ばんち|号室)|\d\s?番\s?(?:\d|地)`,
  String.raw`\d\s?条\s?[東西南北]?\s?\d|[東西南北]\s?\d+\s?条|(?:[東西南北]\s?\d{1,2}|大通り?)[-・,]?\s?[東西南北]\s?\d{1,2}(?!\d)`,
  String.raw`(?<![a-z])[ns]\s?\d{1,2}\s?[ew]\s?\d{1,2}(?!\d)`,
  String.raw`\p{L}\s?\d{1,4}-\d{1,4}-\d{1,4}(?![\d-])`,
  String.raw`${PLACE}\s?\d{1,4}(?:-|の|ノ)\d{1,4}(?![\d-]|${COUNTED})|(?<!\d)\d{1,4}([のノ])\d{1,4}\1\d{1,4}(?!\d)`,
];

/** What a text must not hold, in lower case, with plain digits and hyphens. */
const IDENTIFYING = [TELEPHONES, REGISTERED, MAILS, BIRTHS, ADDRESSES].flat().map((form) => new RegExp(form, "u"));

/**
 * Finds what a program can find in a text that must not identify anybody: telephone numbers, e-mail addresses, days with
 * their year, addresses and numbers of registers, in the digits and numbers of any script. The officers review the rest.
 * @throws TEXT_IDENTIFIES
 */
export function requireNoIdentifyingText(text: string, heading: string): void {
  const plain = [plainDigits, plainKanjiDigits, plainKanjiNumbers].map((read) => read(text).toLowerCase());
  // guard: text-identifies-nobody
  if (IDENTIFYING.some((pattern) => plain.some((written) => pattern.test(written))))
    throw supportCaseError("TEXT_IDENTIFIES", { heading }).at(heading);
}
