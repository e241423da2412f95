import { isCalendarDay } from "./calendar";

/** An era name (元号) with the first day that bears it. */
export interface Era {
  readonly name: string;
  readonly letter: string;
  readonly from: string;
}

/**
 * 元号法, and the rescripts and cabinet orders (詔書、政令) by which each era was named, latest first. The day of a change
 * belongs to the new era alone. Days before 明治6年1月1日 are of another calendar (明治5年太政官布告337号).
 */
export const ERAS = [
  { name: "令和", letter: "R", from: "2019-05-01" },
  { name: "平成", letter: "H", from: "1989-01-08" },
  { name: "昭和", letter: "S", from: "1926-12-25" },
  { name: "大正", letter: "T", from: "1912-07-30" },
  { name: "明治", letter: "M", from: "1873-01-01" },
] as const satisfies readonly Era[];

/** The year that is numbered 1, which is the era's first but for 明治. */
const firstYearOf = ({ name, from }: Era): number => (name === "明治" ? 1868 : Number(from.slice(0, 4)));

/** A year of the calendar in an era: 平成25年, 令和元年. */
export function yearInEra(era: Era, year: number): string {
  const number = year - firstYearOf(era) + 1;
  return `${era.name}${number === 1 ? "元" : number}年`;
}

/** A day in era style, as 平成25年10月31日; null for one before the eras of this calendar. */
export function dayInEra(day: string): string | null {
  const era = ERAS.find(({ from }) => from <= day);
  const [year = 0, month, date] = day.split("-").map(Number);
  return era ? `${yearInEra(era, year)}${month}月${date}日` : null;
}

/** The name of the era that a day belongs to; undefined for one before the eras of this calendar. */
export const eraNameOfDay = (day: string): string | undefined => ERAS.find(({ from }) => from <= day)?.name;

const oneOf = (letters: readonly (string | undefined)[]) => `([${letters.join("")}])`;
const ERA =
  `(?:(${ERAS.map(({ name }) => name).join("|")})` +
  `|${oneOf(ERAS.map(({ name }) => name[0]))}|${oneOf(ERAS.map(({ letter }) => letter))})`;
const WRITTEN = new RegExp(
  `^${ERA}\\s*(元|\\d{1,2})\\s*[年・./\\s-]\\s*(\\d{1,2})(?:\\s*[月・./\\s-]\\s*(\\d{1,2})\\s*日?|\\s*月?)$`,
  "iu",
);
const TOGETHER = new RegExp(`^${ERA}(\\d{2})(\\d{2})(\\d{2})$`, "iu");

/** A day or a month that somebody wrote, in the form of ISO 8601, and whether there is one. */
export interface WrittenDay {
  iso: string;
  exists: boolean;
}

/**
 * Reads a day or a month in era style: H25.10.31, H251031, 平成25年10月31日, 昭50.4.1, 令和元年5月. Undefined where it has another
 * form. The era may have no such day: 平成31年5月1日 is a day of 令和.
 * @param text in plain digits
 */
export function readInEra(text: string): WrittenDay | undefined {
  const [, name, short, letter, year, month = "", day] = WRITTEN.exec(text) ?? TOGETHER.exec(text) ?? [];
  const at = ERAS.findIndex(
    (era) => era.name === name || era.name[0] === short || era.letter === letter?.toUpperCase(),
  );
  const era = ERAS[at];
  if (!era) return undefined;
  const number = year === "元" ? 1 : Number(year);
  const iso = isoOf(firstYearOf(era) + number - 1, month, day);
  const first = day ? iso : `${iso}-01`;
  const end = ERAS[at - 1]?.from ?? "9999-12-31";
  // guard: day-belongs-to-its-era
  const isOfEra = iso >= era.from.slice(0, iso.length) && first < end;
  return { iso, exists: isOfEra && isCalendarDay(first) };
}

/** A year, a month and perhaps a day as ISO 8601 writes them. */
export function isoOf(year: number | string, month: string, day: string | undefined): string {
  return [year, month, ...(day ? [day] : [])].map((part) => `${part}`.padStart(2, "0")).join("-");
}
