import { isCalendarDay } from "@aiwork/server/clock/calendar";
import fc from "fast-check";
import { endOfSecondMonthAfter, lastDayOfTerm, yearsAfter } from "./days";

const days = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9998-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe("endOfSecondMonthAfter", () => {
  it.each([
    ["2013-10-31", "2013-12-31"],
    ["2013-11-01", "2014-01-31"],
    ["2013-12-31", "2014-02-28"],
    ["2011-12-01", "2012-02-29"],
    ["0099-12-15", "0100-02-28"],
  ])("gives for the day %s the end %s", (day, end) => expect(endOfSecondMonthAfter(day)).toBe(end));

  it("gives the last day of a month two months later for every day", () => {
    fc.assert(
      fc.property(days, (day) => {
        const end = endOfSecondMonthAfter(day);
        expect(isCalendarDay(end)).toBe(true);
        expect(monthNumber(end)).toBe(monthNumber(day) + 2);
        expect(dayAfter(end).slice(8)).toBe("01");
      }),
    );
  });

  it("gives the same end for all days of a month and a later end for a later month", () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const months = Math.sign(monthNumber(one) - monthNumber(other));
        const [end, otherEnd] = [endOfSecondMonthAfter(one), endOfSecondMonthAfter(other)];
        expect(Math.sign(Date.parse(end) - Date.parse(otherEnd))).toBe(months);
      }),
    );
  });
});

describe("lastDayOfTerm", () => {
  const firstDays = days.filter((day) => day < "9990");

  it.each([
    ["2013-10-31", "2014-01-30"],
    ["2013-11-29", "2014-02-28"],
    ["2013-11-30", "2014-02-28"],
    ["2014-01-31", "2014-04-30"],
    ["2014-03-31", "2014-06-30"],
    ["2015-11-29", "2016-02-28"],
    ["2015-11-30", "2016-02-29"],
    ["2013-10-01", "2013-12-31"],
    ["0099-12-01", "0100-02-28"],
  ])("gives for three months from %s the day %s (民法143条2項)", (day, end) => expect(lastDayOfTerm(day, 3)).toBe(end));

  it("ends before the corresponding day of the last month, or on the month's last day where it has none", () => {
    fc.assert(
      fc.property(firstDays, fc.integer({ min: 1, max: 24 }), (day, months) => {
        const end = lastDayOfTerm(day, months);
        const corresponding = `${dayAfter(end).slice(0, 8)}${day.slice(8)}`;
        expect(isCalendarDay(end)).toBe(true);
        if (dayAfter(end) === corresponding) expect(monthNumber(dayAfter(end))).toBe(monthNumber(day) + months);
        else
          expect([monthNumber(end), isCalendarDay(`${end.slice(0, 8)}${day.slice(8)}`)]).toEqual([
            monthNumber(day) + months,
            false,
          ]);
      }),
    );
  });

  it("grows with the number of months and never decreases when the first day is later", () => {
    fc.assert(
      fc.property(firstDays, firstDays, fc.integer({ min: 1, max: 24 }), (one, other, months) => {
        const [first = "", second = ""] = [one, other].sort();
        expect(lastDayOfTerm(first, months) <= lastDayOfTerm(second, months)).toBe(true);
        expect(lastDayOfTerm(first, months) < lastDayOfTerm(first, months + 1)).toBe(true);
      }),
    );
  });
});

describe("yearsAfter", () => {
  it.each([
    ["2016-02-29", 1, "2017-02-28"],
    ["2016-02-29", 4, "2020-02-29"],
    ["2016-02-29", -30, "1986-02-28"],
    ["2013-10-31", 10, "2023-10-31"],
  ])("gives for %s and %i years a day that exists, %s", (day, years, same) =>
    expect(yearsAfter(day, years)).toBe(same),
  );
});
