import { refuse } from "./text-refusals";

const FORM = /^\d{6}$/;

/** 全国地方公共団体コード, JIS X 0402 with its check digit: weights 6 to 2, modulus 11. @throws AREA_CODE_FORM */
export function parseAreaCode(given: string, ...field: string[]): string {
  // guard: area-code-has-six-digits
  if (!FORM.test(given) || !isChecked(given)) throw refuse("AREA_CODE_FORM").at(...field);
  return given;
}

function isChecked(code: string): boolean {
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, i) => total + digit * (6 - i), 0);
  return digits[5] === (11 - (sum % 11)) % 10;
}
