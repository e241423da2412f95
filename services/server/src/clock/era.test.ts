import fc from "fast-check";
import { calendarScalars } from "./calendar-scalars";
import { dayInEra, ERAS } from "./era";
import { readWrittenDay } from "./written-day";

/** The day or month that a text says, if there is one. */
function read(text: string): string | undefined {
  const written = readWrittenDay(text);
  return written?.exists ? written.iso : undefined;
}

describe("a day in era style", () => {
  it.each([
    ["H25.10.31", "2013-10-31"],
    ["h25/10/31", "2013-10-31"],
    ["Ｈ２５．１０．３１", "2013-10-31"],
    ["平成25年10月31日", "2013-10-31"],
    ["㍻25年10月31日", "2013-10-31"],
    [" 平25.10.31 ", "2013-10-31"],
    ["S50.4.1", "1975-04-01"],
    ["昭和64年1月7日", "1989-01-07"],
    ["平成元年1月8日", "1989-01-08"],
    ["H31.4.30", "2019-04-30"],
    ["R1.5.1", "2019-05-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["R元.5.1", "2019-05-01"],
    ["S1.12.25", "1926-12-25"],
    ["T15.12.24", "1926-12-24"],
    ["T1.7.30", "1912-07-30"],
    ["M45.7.29", "1912-07-29"],
    ["M6.1.1", "1873-01-01"],
    ["平25.10.31", "2013-10-31"],
    ["H25 10 31", "2013-10-31"],
    ["H25・10・31", "2013-10-31"],
    ["H251031", "2013-10-31"],
    ["Ｈ２５－１０－３１", "2013-10-31"],
    ["平成二十五年十月三十一日", "2013-10-31"],
    ["平成二五年一〇月三一日", "2013-10-31"],
    ["昭和六十四年一月七日", "1989-01-07"],
    ["平成参拾年壱月弐日", "2018-01-02"],
    ["平成25年10月", "2013-10"],
    ["平成二十五年十月", "2013-10"],
    ["H25.10", "2013-10"],
    ["H31.4", "2019-04"],
    ["S64.1", "1989-01"],
    ["H1.1", "1989-01"],
  ])("%s is %s", (text, day) => expect(read(text)).toBe(day));

  it.each([
    ["H31.5.1", "of 令和 already"],
    ["平成31年5月", "of 令和 already"],
    ["R1.4.30", "of 平成 still"],
    ["R1.4", "of 平成 still"],
    ["S64.1.8", "of 平成 already"],
    ["H1.1.7", "of 昭和 still"],
    ["T15.12.25", "of 昭和 already"],
    ["M45.7.30", "of 大正 already"],
    ["M5.12.2", "of another calendar"],
    ["H25.2.29", "no day of that year"],
    ["H25.13.1", "no month"],
    ["H0.1.1", "no year"],
    ["X25.10.31", "no era"],
    ["25.10.31", "no era"],
    ["H25", "no day and no month"],
  ])("%s is refused: %s", (text) => expect(read(text)).toBeUndefined());

  it("reads what it writes, for every day of the eras", () => {
    const days = fc
      .date({ min: new Date("1873-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(days, (day) => expect(read(dayInEra(day) ?? "")).toBe(day)));
  });

  it("is written with the first year as 元年, and not before the eras of this calendar", () => {
    expect(ERAS.map(({ from }) => dayInEra(from))).toEqual([
      "令和元年5月1日",
      "平成元年1月8日",
      "昭和元年12月25日",
      "大正元年7月30日",
      "明治6年1月1日",
    ]);
    expect(dayInEra("1872-12-31")).toBeNull();
  });

  it("is taken wherever a day or a month is", () => {
    expect(calendarScalars.Date.parseValue("平成25年10月31日")).toBe("2013-10-31");
    expect(calendarScalars.YearMonth.parseValue("H25.10")).toBe("2013-10");
    expect(() => calendarScalars.Date.parseValue("H25.10")).toThrow();
    expect(() => calendarScalars.YearMonth.parseValue("H25.10.31")).toThrow();
  });
});
