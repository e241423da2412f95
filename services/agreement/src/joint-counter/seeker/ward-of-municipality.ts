/**
 * 政令指定都市: the cities that have wards (地方自治法, art. 252-19), by the first five digits of their code (全国地方公共団体
 * コード). The wards of a city follow its code, up to the next city of the same prefecture.
 */
const CITIES_WITH_WARDS = [
  ...["01100", "04100", "11100", "12100", "14100", "14130", "14150", "15100", "22100", "22130", "23100", "26100"],
  ...["27100", "27140", "28100", "33100", "34100", "40100", "40130", "43100"],
];
/** Codes from here on in a prefecture are of other cities, towns and villages. */
const AFTER_WARDS = "200";

/** Whether a ward is one of a municipality's, both by their codes of six digits. */
export function isWardOfMunicipality(wardCode: string, municipalityCode: string): boolean {
  const ward = wardCode.slice(0, 5);
  const isWard = ward.slice(2) < AFTER_WARDS;
  const city = CITIES_WITH_WARDS.findLast((code) => code < ward && code.slice(0, 2) === ward.slice(0, 2));
  // guard: ward-is-of-municipality
  return isWard && city === municipalityCode.slice(0, 5);
}
