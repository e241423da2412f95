import { municipalities, wardsOfSapporo } from "@aiwork/schema-agreement/municipalities.json";
import { composeText } from "@aiwork/server/text/compose-text";

/** A place by its code (全国地方公共団体コード), reference data of the agreement. */
interface Place {
  code: string;
  name: string;
  kana: string;
}

export interface MunicipalityWithWards extends Place {
  wards: Place[];
}

const SAPPORO = "011002";

const ALL_MUNICIPALITIES: readonly MunicipalityWithWards[] = municipalities.map((municipality) => ({
  ...municipality,
  wards: municipality.code === SAPPORO ? wardsOfSapporo : [],
}));

const KATAKANA = /[\u30a1-\u30f6]/g;
const HIRAGANA_BELOW = 0x60;
const PREFECTURE = /^(?:北海道|ほっかいどう)/;

/** One form for kana of either kind and width. */
function asHiragana(text: string): string {
  const folded = composeText(text).replace(/[\s・、,]/g, "");
  return folded.replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - HIRAGANA_BELOW));
}

/**
 * 市町村: those whose name or reading, or that of a ward, begins with the text, as does an address: with the prefecture, or
 * with the municipality before the ward. All without a text.
 */
export function findMunicipalities(search: string | null | undefined): MunicipalityWithWards[] {
  const wanted = asHiragana(search ?? "").replace(PREFECTURE, "");
  const isFound = ({ name, kana }: Pick<Place, "name" | "kana">) =>
    asHiragana(name).startsWith(wanted) || kana.startsWith(wanted);
  return ALL_MUNICIPALITIES.filter((one) => [one, ...one.wards, ...one.wards.map(inMunicipality(one))].some(isFound));
}

/** 札幌市白石区: a ward as an address names it. */
const inMunicipality = (municipality: Place) => (ward: Place) => ({
  name: municipality.name + ward.name,
  kana: municipality.kana + ward.kana,
});
