/** The digits of kanji, with those of legal documents (大字). */
const KANJI_DIGITS = new Map(
  [..."〇零一壱二弐三参四五六七八九"].map((kanji, i) => [kanji, "00112233456789".charAt(i)]),
);
const KANJI_DIGIT = new RegExp(`[${[...KANJI_DIGITS.keys()].join("")}]`, "gu");
const DIGIT = /\p{Nd}/gu;
const IS_DIGIT = /^\p{Nd}$/u;
const HYPHENS = /[\p{Pd}\u2043\u2212\u2500\u2501\u30fc]/gu;
/** What nobody sees: formatting characters, and marks on the digits, such as the frames of keycaps. */
const UNSEEN = /\p{Cf}|\p{Me}|[\ufe00-\ufe0f]/gu;

/** A text with the digits of every script and width as 0 to 9, and the hyphens of every kind as one. */
export function plainDigits(text: string): string {
  // guard: digits-of-every-width-are-read
  const plain = text.normalize("NFKC").replace(UNSEEN, "").replace(HYPHENS, "-");
  // guard: digits-of-every-script-are-read
  return plain.replace(DIGIT, digitOf);
}

/** The same with the digits of kanji. */
export function plainKanjiDigits(text: string): string {
  // guard: digits-of-kanji-are-read
  return plainDigits(text).replace(KANJI_DIGIT, (kanji) => KANJI_DIGITS.get(kanji) ?? kanji);
}

/** Unicode, 4.6: the decimal digits of a script follow one another, from 0 to 9. */
function digitOf(digit: string): string {
  let before = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (IS_DIGIT.test(String.fromCodePoint(--before))) value++;
  return String(value % 10);
}
