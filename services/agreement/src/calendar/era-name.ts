import type { FiscalYear } from "./fiscal-year";

const eras = [
  { name: "令和", first: 2019 },
  { name: "平成", first: 1989 },
] as const;

/** 年度 in era style; fiscal 2019, in which the era changed on 1 May, has both names. */
export function eraNameOf(fiscalYear: FiscalYear): string {
  const [reiwa, heisei] = eras;
  if (fiscalYear === reiwa.first) return `${inEra(reiwa, fiscalYear)}（${inEra(heisei, fiscalYear)}）`;
  return inEra(fiscalYear > reiwa.first ? reiwa : heisei, fiscalYear);
}

function inEra(era: (typeof eras)[number], fiscalYear: FiscalYear): string {
  const year = fiscalYear - era.first + 1;
  return `${era.name}${year === 1 ? "元" : year}年度`;
}
