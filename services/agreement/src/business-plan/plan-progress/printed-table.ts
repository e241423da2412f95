import type { PlannedTarget } from "../business-plan/business-plan";
import type { ReportedRow } from "./indicator-results";

/** One printed result and its target, with the words of both cells as printed. */
export interface PrintedRow {
  servicePointId: string;
  indicator: "USERS" | "PLACED_PERSONS";
  target: number;
  previousTarget: number | null;
  result: number;
  previousResult: number | null;
  targetWords: string;
  resultWords: string;
}

function users(servicePointId: string, target: Cell, result: Cell): PrintedRow {
  return row("USERS", servicePointId, target, result);
}

function placedPersons(servicePointId: string, target: Cell, result: Cell): PrintedRow {
  return row("PLACED_PERSONS", servicePointId, target, result);
}

type Cell = readonly [value: number, previous: number | null, words: string];

function row(
  indicator: PrintedRow["indicator"],
  servicePointId: string,
  [target, previousTarget, targetWords]: Cell,
  [result, previousResult, resultWords]: Cell,
): PrintedRow {
  return { servicePointId, indicator, target, previousTarget, result, previousResult, targetWords, resultWords };
}

/** （２）事業目標と取組状況（２５年度）, 平成２５年１０月末時点, cumulative from 1 April, with the year before in brackets. */
export const printedRows: readonly PrintedRow[] = [
  users(
    "shiroishi",
    [14500, 9000, "利用者数 １４，５００人(H24:    9,000人)"],
    [8382, 8734, "利用者数 ８，３８２人(H24/10      8,734人)"],
  ),
  placedPersons(
    "shiroishi",
    [400, 400, "就職者数 ４００人(H24:        400人)"],
    [276, 242, "就職者数 ２７６人(H24/10          242人)"],
  ),
  users(
    "toyohira",
    [9000, 9000, "利用者数 ９，０００人(H24:    9,000人)"],
    [5228, 5616, "利用者数 ５，２２８人(H24/10      5,616人)"],
  ),
  placedPersons(
    "toyohira",
    [250, 300, "就職者数 ２５０人(H24:        300人)"],
    [209, 160, "就職者数 ２０９人(H24/10          160人)"],
  ),
  users(
    "atsubetsu",
    [26500, 14000, "利用者数 ２６，５００人(H24:  14,000人)"],
    [15242, 16033, "利用者数１５，２４２人(H24/10    16,033人)"],
  ),
  placedPersons(
    "atsubetsu",
    [850, 500, "就職者数 ８５０人(H24:        500人)"],
    [603, 529, "就職者数 ６０３人(H24/10          529人)"],
  ),
  users(
    "teine",
    [24500, 17000, "利用者数 ２４，５００人(H24:  17,000人)"],
    [14407, 14620, "利用者数１４，４０７人(H24/10    14,620人)"],
  ),
  placedPersons(
    "teine",
    [750, 500, "就職者数 ７５０人(H24:        500人)"],
    [598, 479, "就職者数 ５９８人(H24/10          479人)"],
  ),
  users("minami", [3500, null, "利用者数 ３，５００人"], [8232, null, "利用者数 ８，２３２人"]),
  placedPersons("minami", [100, null, "就職者数 １００人"], [302, null, "就職者数 ３０２人"]),
];

/** An indicator's results, 平成２５年１０月末時点, and those of a year before, from the brackets. */
export function printedResults(indicator: PrintedRow["indicator"]): (ReportedRow & { indicator: string })[] {
  return printedRows
    .filter((row) => row.indicator === indicator)
    .flatMap(({ servicePointId, result, previousResult, resultWords: printedWords }) => [
      { indicator, servicePointId, from: "2013-04", through: "2013-10", value: result, printedWords },
      ...(previousResult === null
        ? []
        : [{ indicator, servicePointId, from: "2012-04", through: "2012-10", value: previousResult, printedWords }]),
    ]);
}

/** A year's targets for both indicators: the cells (2013) or their brackets (2012); Minami had none in 2012. */
export function printedTargets(fiscalYear: 2012 | 2013): (PlannedTarget & { printedWords: string })[] {
  return printedRows.flatMap(({ servicePointId, indicator, target, previousTarget, targetWords: printedWords }) => {
    const value = fiscalYear === 2013 ? target : previousTarget;
    return value === null ? [] : [{ servicePointId, indicator, value, printedWords }];
  });
}
