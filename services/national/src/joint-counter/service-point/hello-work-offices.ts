/** 公共職業安定所: a Hello Work office. */
export interface OfficeOfNation {
  /** The five digits that begin its numbers. */
  code: string;
  name: string;
  /** 愛称: the name by which people know it. */
  shortName: string;
}

export const HELLO_WORK_OFFICES: readonly OfficeOfNation[] = [
  { code: "01010", name: "札幌公共職業安定所", shortName: "ハローワーク札幌" },
  { code: "01020", name: "札幌東公共職業安定所", shortName: "ハローワーク札幌東" },
];

/** The office of a name of either kind. */
export function officeNamed(given: string): OfficeOfNation | undefined {
  return HELLO_WORK_OFFICES.find(({ name, shortName }) => name === given || shortName === given);
}
