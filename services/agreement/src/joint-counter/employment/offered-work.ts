import { plainCode } from "@aiwork/server/text/digits";
import { offeredWorkError } from "./offered-work.errors";
import type { WageColumns } from "./wage";

/** 厚生労働省編職業分類, editions of 2011 and 2022: 大分類, 中分類, 小分類 and 細分類, all levels, or only the last one. */
const OCCUPATION_CODE = /^(?:[A-K]|(?:[A-K]\/)?\d{2}(?:\/\d{3}(?:(?:\/\d{3})?-\d{2})?)?|\d{3}(?:-\d{2})?)$/;
const MAX_YEN = 100_000_000;
const MAX_OPENINGS = 999;

/** The code of an occupation, typed in any width and case. @throws OCCUPATION_CODE_FORM */
export function parseOccupationCode(given: string): string {
  const code = plainCode(given);
  // guard: occupation-is-code-of-classification
  if (!OCCUPATION_CODE.test(code)) throw offeredWorkError("OCCUPATION_CODE_FORM").at("occupationCode");
  return code;
}

/** @throws OPENINGS_OUT_OF_RANGE */
export function parseOpenings(given: number): number {
  // guard: work-is-offered-to-somebody-and-not-endlessly-many
  if (given < 1 || given > MAX_OPENINGS)
    throw offeredWorkError("OPENINGS_OUT_OF_RANGE", { max: MAX_OPENINGS }).at("openings");
  return given;
}

/** Yen. @throws WAGE_OUT_OF_RANGE, WAGE_REVERSED */
export function parseWage(given: {
  unit: WageColumns["wageUnit"];
  minimum: number;
  maximum?: number | null;
}): WageColumns {
  const { unit, minimum, maximum = null } = given;
  // guard: wage-is-paid-and-can-be-kept
  for (const [end, yen] of Object.entries({ minimum, maximum }))
    if (yen !== null && (yen < 1 || yen > MAX_YEN))
      throw offeredWorkError("WAGE_OUT_OF_RANGE", { max: MAX_YEN }).at("wage", end);
  // guard: most-of-wage-is-not-under-least
  if (maximum !== null && maximum < minimum) throw offeredWorkError("WAGE_REVERSED").at("wage", "maximum");
  return { wageUnit: unit, wageMinimum: minimum, wageMaximum: maximum };
}
