import { businessClock } from "@aiwork/server/clock/business-clock";
import { businessDayAt } from "./closed-instant";

describe("the business day at an instant", () => {
  it.each([
    ["2013-10-30T15:00:00.000Z", "2013-10-31"],
    ["2013-10-30T14:59:59.999Z", "2013-10-30"],
    ["2026-11-30T00:00:00.000Z", "2013-10-31"],
  ])("is the day of %s in Tokyo, and with a fixed business day no later one: %s", (instant, day) => {
    expect(businessDayAt(instant, businessClock("2013-10-31"))).toBe(day);
  });
});
