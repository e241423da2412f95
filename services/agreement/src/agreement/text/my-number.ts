import { plainDigits, plainKanjiDigits } from "./digits";

const LENGTH = 12;
/** One to three characters on one line, which are neither letters nor digits. */
const SEPARATOR = /^[^\p{L}\p{N}\r\n]{1,3}$/u;
/** Between groups of two or three digits, which also stand in lists and amounts. */
const HYPHEN_OR_BLANK = /^[-\s]$/;
/** 1990 2013 2014 and 199004-201303: years, and months of a working life. */
const PERIOD = /^(?:(?:19|20)\d\d){3}$|^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])){2}$/;

/**
 * Whether a text contains a valid My Number (個人番号): twelve digits of any script and width, together or in groups of one
 * size with one kind of separator between them, with no further digit at either end of a group, the last being the check
 * digit. Telephone numbers, days, times and periods are groups of several sizes.
 */
export function holdsMyNumber(text: string): boolean {
  // guard: my-number-is-found-in-digits
  return [plainDigits(text), plainKanjiDigits(text)].some((plain) => {
    const groups = [...plain.matchAll(/\d+/g)];
    // guard: my-number-is-found-wherever-begins
    return groups.some((_, first) => isValidMyNumber(joinGroups(plain, groups.slice(first, first + LENGTH))));
  });
}

/** The digits of neighbouring groups of one size, with one kind of separator, up to the length of one number. */
function joinGroups(plain: string, groups: readonly RegExpExecArray[]): string {
  const size = groups[0]?.[0].length ?? 0;
  const together = groups.slice(0, LENGTH / size);
  const gaps = together.slice(1).map(({ index }, i) => separatorOf(plain, together[i], index));
  const [gap] = gaps;
  // guard: my-number-has-one-kind-of-separator
  if (gaps.some((other) => other === null || other !== gap)) return "";
  // guard: list-of-small-numbers-is-no-my-number
  if ((size === 2 || size === 3) && !HYPHEN_OR_BLANK.test(gap ?? "")) return "";
  // guard: my-number-is-looked-for-in-twelve
  return together.every(({ 0: group }) => group.length === size) ? together.map(({ 0: group }) => group).join("") : "";
}

/** What stands between two groups, without the blanks around it; null where it separates nothing. */
function separatorOf(plain: string, group: RegExpExecArray | undefined, next: number): string | null {
  const between = plain.slice((group?.index ?? 0) + (group?.[0].length ?? 0), next);
  return SEPARATOR.test(between) ? between.trim() || " " : null;
}

/** 番号法施行令8条, 平成26年総務省令第85号5条: weights 2 to 7 and 2 to 6 from the right; a remainder of 0 or 1 gives 0. */
function isValidMyNumber(digits: string): boolean {
  // guard: my-number-has-twelve-digits
  if (digits.length !== LENGTH) return false;
  // guard: period-is-no-my-number
  if (PERIOD.test(digits)) return false;
  const [check, ...rest] = [...digits].map(Number).reverse();
  // guard: my-numbers-weights-begin-anew-after-sixth
  const sum = rest.reduce((total, digit, i) => total + digit * (i < 6 ? i + 2 : i - 4), 0);
  const remainder = sum % 11;
  // guard: my-numbers-check-digit-is-0
  return check === (remainder <= 1 ? 0 : 11 - remainder);
}
