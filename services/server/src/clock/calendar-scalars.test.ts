import fc from "fast-check";
import { buildSchema, parse, validate } from "graphql";
import { isCalendarDay, isCalendarMonth, isInstant } from "./calendar";
import { calendarScalars, parseCalendarScalars } from "./calendar-scalars";

describe("a day", () => {
  it("is valid exactly when the calendar has it", () => {
    const digits = (length: number, max: number) =>
      fc.integer({ min: 0, max }).map((n) => String(n).padStart(length, "0"));
    fc.assert(
      fc.property(digits(4, 2200), digits(2, 14), digits(2, 33), (year, month, day) => {
        const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
        const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
        expect(isCalendarDay(`${year}-${month}-${day}`)).toBe(real && year !== "0000");
      }),
    );
  });

  it.each(["2013-02-29", "2013-13-01", "2013-1-1", "20131031", "2013-10-31T00:00:00Z", "", "9999-99-99"])(
    "is invalid when it is %j",
    (text) => expect(isCalendarDay(text)).toBe(false),
  );
});

describe("a month", () => {
  it.each(["2013-13", "2013-00", "2013-1", "2013-10-31"])("is invalid when it is %j", (text) =>
    expect(isCalendarMonth(text)).toBe(false),
  );
});

describe("an instant", () => {
  it("is valid when it has an offset and a real day", () => {
    expect(isInstant("2013-10-31T15:00:00+09:00")).toBe(true);
    expect(isInstant("2013-10-31T15:00:00")).toBe(false);
    expect(isInstant("2013-02-30T15:00:00Z")).toBe(false);
  });

  it("is converted to UTC with milliseconds", () => {
    expect(calendarScalars.DateTime.parseValue("2013-10-31T15:00:00+09:00")).toBe("2013-10-31T06:00:00.000Z");
  });

  it("is refused with a message that does not repeat the value", () => {
    expect(() => calendarScalars.Date.parseValue("山田太郎")).toThrow(
      "This cannot be read as a day: give it as 2013-10-31, 2013/10/31, 20131031, H25.10.31 or 平成25年10月31日.",
    );
    expect(() => calendarScalars.Date.parseValue(20131031)).toThrow();
  });
});

describe("a schema that was built from SDL alone", () => {
  const schema = buildSchema("scalar Date type Query { on(day: Date!): Date }");
  const faultsOf = (day: string) => validate(schema, parse(`{ on(day: "${day}") }`)).length;

  it("takes anything as a day, until it is told what a day is", () => {
    expect(faultsOf("2013-02-30")).toBe(0);
    parseCalendarScalars(schema);
    expect([faultsOf("2013-02-30"), faultsOf("2013-02-28"), faultsOf("H25.2.28")]).toEqual([1, 0, 0]);
  });
});
