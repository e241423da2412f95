import { plainKanjiNumbers } from "../text/digits";
import { isCalendarDay } from "./calendar";
import { isoOf, readInEra, type WrittenDay } from "./era";

/** Longer than any of the forms below, in kanji and with blanks. */
const MAX_LENGTH = 40;
/** 2013年10月31日, 2013/10/31, 2013.10.31, 2013-1-1; the year in four digits comes first, so that nothing else can be meant. */
const WITH_UNITS = /^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?$/u;
const SEPARATED = /^(\d{4}) ?([-/.・ ]) ?(\d{1,2})(?: ?\2 ?(\d{1,2}))?$/u;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})?$/;

/**
 * Reads a day or a month in whatever form people write it, in digits of any width, script or kanji: 2013/10/31, 20131031,
 * ２０１３－１０－３１, 平成二十五年十月三十一日. Undefined where the form is none of them, or has more than one meaning, as 10/11/12.
 */
export function readWrittenDay(text: string): WrittenDay | undefined {
  // guard: endless-text-is-no-day
  if (text.length > MAX_LENGTH) return undefined;
  const plain = plainKanjiNumbers(text).trim();
  return readInEra(plain) ?? readByYear(plain);
}

function readByYear(text: string): WrittenDay | undefined {
  const [, separatedYear, , separatedMonth, separatedDay] = SEPARATED.exec(text.replace(/\s+/g, " ")) ?? [];
  const [, otherYear, otherMonth, otherDay] = WITH_UNITS.exec(text) ?? TOGETHER.exec(text) ?? [];
  const [year, month, day] = [separatedYear ?? otherYear, separatedMonth ?? otherMonth, separatedDay ?? otherDay];
  if (year === undefined || month === undefined) return undefined;
  const iso = isoOf(year, month, day);
  return { iso, exists: isCalendarDay(day ? iso : `${iso}-01`) };
}
