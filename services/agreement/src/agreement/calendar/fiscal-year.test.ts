import {
  eraNameOf,
  type FiscalYear,
  firstDayAfterMonth,
  isFiscalYearOver,
  monthsOfFiscalYear,
  monthsThrough,
  parseFiscalYear,
  parseMonthOfFiscalYear,
  sameMonthLastYear,
  type YearMonth,
} from "./fiscal-year";

const year = parseFiscalYear;
const month = (text: string) => text as YearMonth;

describe("a fiscal year", () => {
  it("runs from April to March", () => {
    expect(monthsOfFiscalYear(year(2013)).slice(0, 1)).toEqual(["2013-04"]);
    expect(monthsOfFiscalYear(year(2013)).slice(-4)).toEqual(["2013-12", "2014-01", "2014-02", "2014-03"]);
    expect(monthsThrough(year(2013), month("2014-01"))).toHaveLength(10);
  });

  it("is over from 1 April of the next year", () => {
    expect(isFiscalYearOver(year(2013), "2014-03-31")).toBe(false);
    expect(isFiscalYearOver(year(2013), "2014-04-01")).toBe(true);
  });

  it.each([0, -1, 1988, 2100, 2013.5, Number.NaN])("is refused when it is %d", (number) => {
    expect(() => year(number)).toThrow("Give a fiscal year from 1989 to 2099.");
  });

  it.each(["2013-03", "2014-04"])("2013 refuses the month %s, which is outside", (text) => {
    expect(() => parseMonthOfFiscalYear(year(2013), text)).toThrow("not a month of fiscal 2013");
  });

  it("does not repeat an impossible month in the error", () => {
    expect(() => parseMonthOfFiscalYear(year(2013), "山田太郎")).toThrow(
      "There is no such month; give one such as 2013-10 or H25.10.",
    );
  });

  it.each([
    [1989, "平成元年度"],
    [2013, "平成25年度"],
    [2018, "平成30年度"],
    [2019, "令和元年度（平成31年度）"],
    [2020, "令和2年度"],
  ])("%d is %s", (number, name) => expect(eraNameOf(number as FiscalYear)).toBe(name));
});

describe("a month", () => {
  it("has a counterpart in the year before", () => {
    expect(sameMonthLastYear(month("2013-10"))).toBe("2012-10");
    expect(sameMonthLastYear(month("2013-01"))).toBe("2012-01");
    expect(sameMonthLastYear(month("2013-12"))).toBe("2012-12");
  });

  it("ends before the next one begins", () => {
    expect(firstDayAfterMonth(month("2013-12"))).toBe("2014-01-01");
    expect(firstDayAfterMonth(month("2013-10"))).toBe("2013-11-01");
  });
});
