import { parseOptionalLine } from "./free-text";
import { textError } from "./text.errors";

const AREA_CODE = /^\d{6}$/;

/** 全国地方公共団体コード, JIS X 0402 with its check digit: weights 6 to 2, modulus 11. @throws AREA_CODE_FORM */
export function parseAreaCode(given: string, ...field: string[]): string {
  if (!isAreaCode(given)) throw textError("AREA_CODE_FORM").at(...field);
  return given;
}

/** Whether a text is such a code, by the rule of both parties. */
export function isAreaCode(text: string): boolean {
  // guard: area-code-has-six-digits
  return AREA_CODE.test(text) && hasValidCheckDigit(text);
}

function hasValidCheckDigit(code: string): boolean {
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, i) => total + digit * (6 - i), 0);
  return digits[5] === (11 - (sum % 11)) % 10;
}

const MAX_ADDRESS_LENGTH = 2000;
/** The allowed schemes; a link must not run a script. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** An optional web address. @throws URL_FORM and the errors of a text */
export function parseWebAddress(given: string | null | undefined, field: string): string | null {
  const address = parseOptionalLine(given, field, MAX_ADDRESS_LENGTH);
  // guard: address-leads-to-web
  if (address !== null && !(URL.canParse(address) && SCHEMES.has(new URL(address).protocol)))
    throw textError("URL_FORM").at(field);
  return address;
}
