import { composeText } from "./compose-text";

/** The digits of kanji, with those of legal documents (大字) in every form. */
const KANJI_DIGITS = digitsOf([
  "零",
  "一壱壹弌",
  "二弐貳貮弍",
  "三参參弎",
  "四肆",
  "五伍",
  "六陸",
  "七漆柒",
  "八捌",
  "九玖",
]);
/** Digits in circles, in brackets and before a full stop: Unicode decomposes some into more than the digit, some not at all. */
const FRAMED_DIGITS = digitsOf([
  "⓪⓿🄋🄌🄀🄁",
  ...["①❶➀➊⓵⑴⒈🄂", "②❷➁➋⓶⑵⒉🄃", "③❸➂➌⓷⑶⒊🄄", "④❹➃➍⓸⑷⒋🄅", "⑤❺➄➎⓹⑸⒌🄆", "⑥❻➅➏⓺⑹⒍🄇"],
  ...["⑦❼➆➐⓻⑺⒎🄈", "⑧❽➇➑⓼⑻⒏🄉", "⑨❾➈➒⓽⑼⒐🄊"],
]);
const DIGIT = /\p{Nd}/gu;
const IS_DIGIT = /^\p{Nd}$/u;
const HYPHENS = /[\p{Pd}\u2043\u2212\u2500\u2501\u30fc]/gu;
/** What nobody sees: formatting characters, and marks on the digits, such as the frames of keycaps. */
const UNSEEN = /[\p{Cf}\p{Me}\p{Default_Ignorable_Code_Point}]|(?<=\p{Nd})\p{M}+/gu;
/** Digits with circles or the letter O among them. */
const WITH_CIRCLES = /[\d〇○◯⚪⭕o]+/giu;
const LATIN = /[a-z]/i;
const TENS = /(?<!\d)(?=\d?[千百十])(?:(\d?)千)?(?:(\d?)百)?(?:(\d?)十)?(\d?)(?!\d)/g;
/** The older kanji of tens, hundreds and thousands. */
const OLD_TENS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ 拾: "十", 佰: "百", 陌: "百", 仟: "千", 阡: "千" }),
  ...Object.entries({ 廿: "2十", 卅: "3十" }),
]);

/** A text with the digits of every script, width and frame as 0 to 9, and the hyphens of every kind as one. */
export function plainDigits(text: string): string {
  // guard: digits-in-frames-are-read
  const unframed = replaceBy(FRAMED_DIGITS, text);
  // guard: digits-of-every-width-are-read
  const plain = composeText(unframed).replace(UNSEEN, "").replace(HYPHENS, "-");
  // guard: digits-of-every-script-are-read
  return readCircles(plain.replace(DIGIT, digitOf));
}

/** The code of a list as it is kept, however it was typed: in any width and letter case, with blanks at its ends. */
export function plainCode(typed: string): string {
  // guard: codes-of-every-width-and-case-are-read
  return plainDigits(typed).trim().toUpperCase();
}

/** A text with the digits of kanji as 0 to 9 too. */
export function plainKanjiDigits(text: string): string {
  // guard: digits-of-kanji-are-read
  return readCircles(replaceBy(KANJI_DIGITS, plainDigits(text)));
}

/** The same with the numbers of kanji up to thousands: 三十六 is 36. */
export function plainKanjiNumbers(text: string): string {
  // guard: tens-of-kanji-are-read
  return replaceBy(OLD_TENS, plainKanjiDigits(text)).replace(TENS, (_, thousands, hundreds, tens, ones) =>
    String(countOf(thousands) * 1000 + countOf(hundreds) * 100 + countOf(tens) * 10 + Number(ones)),
  );
}

/** How many of a unit a number has: 三十 has three tens, 十 one. */
function countOf(figure: string | undefined): number {
  return figure === undefined ? 0 : Number(figure || 1);
}

/** 二○一三: a circle among digits is a zero. Circles alone stand for what was left out, as in 北○条. */
function readCircles(text: string): string {
  return text.replace(WITH_CIRCLES, (run, at: number) => {
    const isRead = (i: number, beside: number) => !LATIN.test(text.charAt(at + i + beside));
    let first = 0;
    while (first < run.length && !isRead(first, -1)) first++;
    let end = run.length;
    while (end > first && !isRead(end, 0)) end--;
    const read = run.slice(first, end);
    // guard: circle-among-digits-is-zero
    return run.slice(0, first) + (/\d/.test(read) ? read.replace(/\D/gu, "0") : read) + run.slice(end);
  });
}

/** Unicode, 4.6: the decimal digits of a script follow one another, from 0 to 9. */
function digitOf(digit: string): string {
  let before = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (IS_DIGIT.test(String.fromCodePoint(--before))) value++;
  return String(value % 10);
}

/** The digits of a list, of which each entry holds all the characters for one digit, from 0. */
function digitsOf(characters: readonly string[]): ReadonlyMap<string, string> {
  return new Map(characters.flatMap((forms, digit) => [...forms].map((form) => [form, String(digit)] as const)));
}

function replaceBy(forms: ReadonlyMap<string, string>, text: string): string {
  return Array.from(text, (character) => forms.get(character) ?? character).join("");
}
