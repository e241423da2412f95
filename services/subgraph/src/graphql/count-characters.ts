const SEGMENTER = new Intl.Segmenter("ja", { granularity: "grapheme" });
/** So many units of a JavaScript string may make up one character, on average: no character is endless. */
const MAX_UNITS_PER_CHARACTER = 8;

/**
 * Whether a text has more than `max` characters as people count them (Unicode, UAX 29): 𠮷, a kanji with its variation
 * selector, a kana with its voicing mark and 👩‍💼 are one each.
 */
export function isLongerThan(text: string, max: number): boolean {
  // A character has one unit at least, so most texts need no counting.
  if (text.length <= max) return false;
  // guard: no-character-is-endless
  if (text.length > MAX_UNITS_PER_CHARACTER * max) return true;
  // guard: text-is-measured-in-characters-of-whatever
  return [...SEGMENTER.segment(text)].length > max;
}
