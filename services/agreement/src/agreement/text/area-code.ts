import { municipalities } from "@aiwork/schema-agreement/municipalities.json";
import { plainCode } from "@aiwork/server/text/digits";
import { textError } from "./text.errors";

const AREA_CODE = /^\d{6}$/;

/** Whether a text is a 全国地方公共団体コード, JIS X 0402 with its check digit: weights 6 to 2, modulus 11. */
export function isAreaCode(text: string): boolean {
  // guard: area-code-has-six-digits
  if (!AREA_CODE.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, i) => total + digit * (6 - i), 0);
  // guard: area-code-has-its-check-digit
  return digits[5] === (11 - (sum % 11)) % 10;
}

/**
 * 政令指定都市: the cities that have wards (地方自治法, art. 252-19), by the first five digits of their code, with the
 * number of their last ward, counted from the city's own, and those between that are none any more.
 */
const CITIES_WITH_WARDS: Readonly<Record<string, readonly [last: number, ...without: number[]]>> = {
  ...{ "01100": [10], "04100": [5], "11100": [10], "12100": [6], "14100": [18], "14130": [7], "14150": [3] },
  ...{ "15100": [8], "22100": [3], "22130": [10], "23100": [16], "26100": [11], "27100": [28, 1, 5, 10, 12] },
  ...{ "27140": [7], "28100": [11, 3, 4], "33100": [4], "34100": [8], "40100": [9, 2, 4], "40130": [7], "43100": [5] },
};

/** Whether a municipality is a city with wards, by its code of six digits. */
export function hasWards(municipalityCode: string): boolean {
  return municipalityCode.slice(0, 5) in CITIES_WITH_WARDS;
}

/** Whether a ward is one of a municipality's, both by their codes of six digits. */
export function isWardOfMunicipality(wardCode: string, municipalityCode: string): boolean {
  const [last, ...without] = CITIES_WITH_WARDS[municipalityCode.slice(0, 5)] ?? [0];
  const number = Number(wardCode.slice(0, 5)) - Number(municipalityCode.slice(0, 5));
  // guard: ward-is-of-municipality
  return number >= 1 && number <= last && !without.includes(number);
}

const HOKKAIDO = "01";
/** Tokyo's special wards (特別区) are municipalities of their own. */
const SPECIAL_WARD = /^131(0[1-9]|1\d|2[0-3])/;
/** Cities have the numbers from 201 on in their prefecture, towns and villages those from 301 on. */
const OTHER_MUNICIPALITY = /^(0[2-9]|[1-3]\d|4[0-7])[2-7](?!00)/;

/** Hokkaido's municipalities are listed; elsewhere a code is known by its place in JIS X 0402. */
function isMunicipality(code: string): boolean {
  // guard: municipality-of-hokkaido-is-listed
  if (code.startsWith(HOKKAIDO)) return municipalities.some((listed) => listed.code === code);
  return hasWards(code) || SPECIAL_WARD.test(code) || OTHER_MUNICIPALITY.test(code);
}

function isWard(code: string): boolean {
  return Object.keys(CITIES_WITH_WARDS).some((city) => isWardOfMunicipality(code, city));
}

/** The code of a municipality, typed in any width. @throws AREA_CODE_FORM, NO_SUCH_MUNICIPALITY */
export function parseMunicipalityCode(given: string, field: string): string {
  const code = plainCode(given);
  if (!isAreaCode(code)) throw textError("AREA_CODE_FORM").at(field);
  // guard: municipality-is-known
  if (!isMunicipality(code)) throw textError("NO_SUCH_MUNICIPALITY").at(field);
  return code;
}

/** The code of a ward, typed in any width. @throws AREA_CODE_FORM, NO_SUCH_WARD */
export function parseWardCode(given: string, field: string): string {
  const code = plainCode(given);
  if (!isAreaCode(code)) throw textError("AREA_CODE_FORM").at(field);
  // guard: ward-is-known
  if (!isWard(code)) throw textError("NO_SUCH_WARD").at(field);
  return code;
}

/** Whether there is a municipality or a ward of this code. */
export function isKnownArea(code: string): boolean {
  // guard: area-of-code-is-there
  return isAreaCode(code) && (isMunicipality(code) || isWard(code));
}
