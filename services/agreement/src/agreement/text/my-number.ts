/** The characters allowed between the digits of one number: hyphens of every width, blanks on one line, invisible marks. */
const GAP = /^[\p{Pd}\p{Zs}\p{Cf}\t\u2212\u30fc]{0,3}$/u;
const LENGTH = 12;

/**
 * Whether a text contains a valid My Number (個人番号): twelve digits of any width, together or in groups, with no further
 * digit at either end, the last being the check digit.
 */
export function holdsMyNumber(text: string): boolean {
  // guard: my-number-is-found-in-digits
  const plain = text.normalize("NFKC");
  const groups = [...plain.matchAll(/\d+/g)];
  // guard: my-number-is-found-wherever-begins
  return groups.some((_, first) => isValidMyNumber(joinGroups(plain, groups.slice(first, first + LENGTH))));
}

/** The digits of neighbouring groups, up to the length of one number. */
function joinGroups(plain: string, groups: readonly RegExpExecArray[]): string {
  let digits = "";
  let end = groups[0]?.index ?? 0;
  for (const { 0: group, index } of groups) {
    // guard: my-number-is-looked-for-in-twelve
    if (digits.length >= LENGTH || !GAP.test(plain.slice(end, index))) break;
    digits += group;
    end = index + group.length;
  }
  return digits;
}

/** 番号法施行令8条, 平成26年総務省令第85号5条: weights 2 to 7 and 2 to 6 from the right; a remainder of 0 or 1 gives 0. */
function isValidMyNumber(digits: string): boolean {
  // guard: my-number-has-twelve-digits
  if (digits.length !== LENGTH) return false;
  const [check, ...rest] = [...digits].map(Number).reverse();
  // guard: my-numbers-weights-begin-anew-after-sixth
  const sum = rest.reduce((total, digit, i) => total + digit * (i < 6 ? i + 2 : i - 4), 0);
  const remainder = sum % 11;
  // guard: my-numbers-check-digit-is-0
  return check === (remainder <= 1 ? 0 : 11 - remainder);
}
