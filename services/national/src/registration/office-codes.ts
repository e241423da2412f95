import { refuse } from "./registration-refusals";

/** 公共職業安定所: the five digits that begin its registration numbers, and its names. */
const OFFICES = [
  { code: "01010", names: ["札幌公共職業安定所", "ハローワーク札幌"] },
  { code: "01020", names: ["札幌東公共職業安定所", "ハローワーク札幌東"] },
] as const;

/** @throws UNKNOWN_OFFICE */
export function officeCodeOf(office: string): string {
  const known = OFFICES.find(({ names }) => names.some((name) => name === office));
  if (!known) throw refuse("UNKNOWN_OFFICE").at("office");
  return known.code;
}
