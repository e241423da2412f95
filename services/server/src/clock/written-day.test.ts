import { calendarScalars } from "./calendar-scalars";

const { Date: day, YearMonth: month, DateTime: instant } = calendarScalars;
const refusal = (name: string) => expect.objectContaining({ extensions: expect.objectContaining({ refusal: name }) });

describe("a day that is typed", () => {
  it.each([
    ...["2013-10-31", "2013/10/31", "2013.10.31", "2013・10・31", "2013 10 31", "20131031", "2013年10月31日"],
    ...[
      "２０１３－１０－３１",
      "２０１３／１０／３１",
      "２０１３１０３１",
      "２０１３年１０月３１日",
      "2013‐10‐31",
      "2013−10−31",
    ],
    ...["2013ー10ー31", "二〇一三年十月三十一日", "二○一三年一○月三一日", "２０１３年十月三十一日", "٢٠١٣-١٠-٣١"],
    ...[
      "平成二十五年十月三十一日",
      "H25.10.31",
      "平25.10.31",
      " 2013 / 10 / 31 ",
      "　2013-10-31　",
      "2013\u200b-10-31",
    ],
  ])("is taken as %j", (text) => expect(day.parseValue(text)).toBe("2013-10-31"));

  it.each(["2013-1-2", "2013/1/2", "2013.01.2", "2013年1月2日", "二〇一三年一月二日"])(
    "may have days and months of one digit: %s",
    (text) => expect(day.parseValue(text)).toBe("2013-01-02"),
  );

  it.each([
    ...["13/10/31", "10/31/2013", "31.10.2013", "131031", "2013/10-31", "2013-10", "H25.10", "10月31日", "25.10.31"],
    ...[
      "20131031T00",
      "2013-10-31T00:00:00Z",
      "X25.10.31",
      "昨日",
      "",
      " ",
      "2013-10-31です",
      "1".repeat(10_000),
      `2013-10-31${" ".repeat(40)}`,
    ],
  ])("is refused in another form, by a sentence that names the forms: %j", (text) => {
    expect(() => day.parseValue(text)).toThrow(refusal("DATE_FORM"));
    expect(() => day.parseValue(text)).toThrow(/20131031, H25\.10\.31/);
  });

  it.each([20131031, null, true, {}])("is refused where it is no text: %j", (value) =>
    expect(() => day.parseValue(value)).toThrow(refusal("DATE_FORM")),
  );

  it.each([
    "2013-02-29",
    "2013/13/01",
    "20130230",
    "2013年2月30日",
    "二〇一三年二月三十日",
    "H31.5.1",
    "平成二十五年二月二十九日",
  ])("is refused where the calendar has no such day: %s", (text) =>
    expect(() => day.parseValue(text)).toThrow(refusal("IMPOSSIBLE_DATE")),
  );
});

describe("a day of another era", () => {
  it.each([
    ["T15.12.25", "昭和"],
    ["S64.1.8", "平成"],
    ["平成31年5月1日", "令和"],
  ])("%s is refused by the name of its own: %s", (text, era) =>
    expect(() => day.parseValue(text)).toThrow(`That era has no such day: give it as a day of ${era}.`),
  );

  it.each(["2013-02-30", "H25.2.29"])("is none that no calendar has: %s", (text) =>
    expect(() => day.parseValue(text)).toThrow("There is no such day; give one such as"),
  );

  it("is told of a month too", () =>
    expect(() => month.parseValue("平成31年5月")).toThrow("That era has no such month: give it as a month of 令和."));
});

describe("a month that is typed", () => {
  it.each([
    "2013-10",
    "2013/10",
    "2013.10",
    "201310",
    "２０１３－１０",
    "2013年10月",
    "平成二十五年十月",
    "H25.10",
    "平25/10",
  ])("is taken as %s", (text) => expect(month.parseValue(text)).toBe("2013-10"));

  it.each(["10/2013", "2013-10-31", "H25.10.31", "10月", ""])("is refused in another form: %j", (text) =>
    expect(() => month.parseValue(text)).toThrow(refusal("MONTH_FORM")),
  );

  it.each(["2013-13", "2013/00", "平成31年5月"])("is refused where there is no such month: %s", (text) =>
    expect(() => month.parseValue(text)).toThrow(refusal("IMPOSSIBLE_MONTH")),
  );
});

describe("an instant", () => {
  it.each([
    ["2013-10-31 15:00", "INSTANT_FORM"],
    ["2013-10-31T15:00:00", "INSTANT_FORM"],
    ["2013-10-31", "INSTANT_FORM"],
    ["2013-02-30T15:00:00Z", "IMPOSSIBLE_INSTANT"],
    ["2013-10-31T25:00:00Z", "IMPOSSIBLE_INSTANT"],
  ])("%s is refused: %s", (text, name) => expect(() => instant.parseValue(text)).toThrow(refusal(name)));
});
