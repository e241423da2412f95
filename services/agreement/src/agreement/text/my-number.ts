import { plainDigits, plainKanjiDigits } from "@aiwork/server/text/digits";

const LENGTH = 12;
/** One to three characters between groups, which are neither letters nor digits; a line may end there. */
const SEPARATOR = /^[^\p{L}\p{N}]{1,3}$/u;
/** Between groups of two or three digits, which also stand in lists and amounts. */
const HYPHEN_OR_BLANK = /^[-\s]$/;
/** 1990 2013 2014 and 199004-201303: years, and months of a working life. */
const PERIOD = /^(?:(?:19|20)\d\d){3}$|^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])){2}$/;
const YEAR = /^(?:19|20)\d\d$/;
/** 1330: a time of day, or a day of the year (1031). */
const TIME = /^(?:[01]\d|2[0-3])[0-5]\d$/;
/** One break in the middle of a number, as the end of a line makes it. */
const BROKEN = /(?<!\d)(\d+)[ \t]*\r?\n[ \t]*(\d+)(?!\d)/g;
/** What ends or begins a line too: a telephone number, or a day. */
const TELEPHONE_OR_DAY = /^0\d{9,10}$|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/**
 * Whether a text contains a valid My Number (個人番号): twelve digits of any script and width, together or in groups of one
 * size with one kind of separator between them, with no further digit at either end of a group, the last being the check
 * digit. Telephone numbers, days, times and periods are groups of several sizes; years with times are of one.
 */
export function holdsMyNumber(text: string): boolean {
  // guard: my-number-is-found-in-digits
  return [plainDigits(text), plainKanjiDigits(text)].some((plain) => {
    const groups = [...plain.matchAll(/\d+/g)];
    // guard: my-number-is-found-wherever-begins
    const isFound = groups.some((_, first) => isValidMyNumber(joinGroups(plain, groups.slice(first, first + LENGTH))));
    // guard: my-number-is-found-across-end-of-line
    return isFound || joinBroken(plain).some(isValidMyNumber);
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
  const digits = together.map(({ 0: group }) => group);
  // guard: years-and-times-are-no-my-number
  if (areYearsOrTimes(digits)) return "";
  // guard: my-number-is-looked-for-in-twelve
  return digits.every((group) => group.length === size) ? digits.join("") : "";
}

/** 1994 2013 1330: years and times of day; without a year, the times of a day in their order, as 0900 1300 1700. */
function areYearsOrTimes(groups: readonly string[]): boolean {
  const times = groups.filter((group) => !YEAR.test(group));
  const isInOrder = times.every((time, i) => i === 0 || time > (times[i - 1] ?? ""));
  return times.every((time) => TIME.test(time)) && (times.length < groups.length || isInOrder);
}

/** The numbers that the end of one line breaks in two, at any place. */
function joinBroken(plain: string): string[] {
  const halves = [...plain.matchAll(BROKEN)].map(([, before = "", after = ""]) => [before, after]);
  // guard: telephone-number-or-day-ends-line
  return halves.filter((parts) => !parts.some((part) => TELEPHONE_OR_DAY.test(part))).map((parts) => parts.join(""));
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
