import type { YearMonth } from "../../agreement/calendar/fiscal-year";
import { UNSPECIFIED_RULE } from "../indicator/indicator";
import type { FigureBasis, FigureNote, KnownFigure, MonthFigure } from "./progress-figure";

const SUMMED = [
  "annualTarget",
  "previousYearTarget",
  "monthActual",
  "sameMonthLastYear",
  "cumulativeActual",
  "samePeriodLastYear",
  "previousYearActual",
] as const;

/** 計: a sum is null where one of its parts is null, and where the parts were counted by different rules or do not add up. */
export function sumFigures(figures: readonly KnownFigure[]): KnownFigure {
  const oneRule = new Set(figures.map(({ rule }) => rule.code)).size <= 1;
  // guard: rule-says-whether-points-add-up
  const isAdditive = figures.length <= 1 || figures.every(({ rule }) => rule.additiveOverPoints);
  const sums = Object.fromEntries(
    SUMMED.map((part) => [
      part,
      (oneRule && isAdditive) || part.endsWith("Target") ? sum(figures.map((figure) => figure[part])) : null,
    ]),
  ) as Pick<KnownFigure, (typeof SUMMED)[number]>;
  return {
    ...sums,
    rule: figures[0]?.rule ?? UNSPECIFIED_RULE,
    basis: common(figures.map(({ basis }) => basis)),
    lastYearBasis: common(figures.map(({ lastYearBasis }) => lastYearBasis)),
    source: null,
    notes: [...notesOf(figures, oneRule), ...(isAdditive ? [] : (["NOT_APPLICABLE"] as const))],
  };
}

/** The months of several service points, each month summed over those that were open, where its rule lets points add up. */
export function sumMonths(
  months: readonly YearMonth[],
  points: readonly (readonly MonthFigure[])[],
  isAdditive: (month: YearMonth) => boolean,
): MonthFigure[] {
  return months.map((month, i) => {
    const figures = points.flatMap((point) => point[i] ?? []);
    // guard: month-is-summed-over-open-points
    const open = figures.filter(({ actual, notes }) => actual !== null || !notes.includes("NOT_OPEN"));
    const openBefore = figures.filter(
      ({ sameMonthLastYear: before, notes }) => before !== null || !notes.includes("NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"),
    );
    const notes: FigureNote[] = open.length > 0 ? notesOf(open, true) : ["NOT_OPEN"];
    if (open.length > 1 && !isAdditive(month))
      return { month, actual: null, sameMonthLastYear: null, basis: null, notes: [...notes, "NOT_APPLICABLE"] };
    return {
      month,
      actual: sum(open.map(({ actual }) => actual)),
      sameMonthLastYear: sum(openBefore.map(({ sameMonthLastYear }) => sameMonthLastYear)),
      basis: common(open.map(({ basis }) => basis)),
      notes,
    };
  });
}

function sum(parts: readonly (number | null)[]): number | null {
  if (parts.length === 0) return null;
  return parts.reduce((total, part) => (total === null || part === null ? null : total + part));
}

function common(bases: readonly (FigureBasis | null)[]): FigureBasis | null {
  const [first = null] = bases;
  return bases.every((basis) => basis === first) ? first : null;
}

/** The sum has all notes of its parts; a part without last year's result makes the sum NOT_COMPARABLE. */
function notesOf(figures: readonly { notes: readonly FigureNote[] }[], oneRule: boolean): FigureNote[] {
  const notes = new Set(figures.flatMap((figure) => figure.notes));
  if (notes.delete("NOT_OPEN_WHOLE_PERIOD_LAST_YEAR") || !oneRule || figures.length === 0) notes.add("NOT_COMPARABLE");
  return [...notes];
}
