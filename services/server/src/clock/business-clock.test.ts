import { businessClock } from "./business-clock";

describe("businessClock", () => {
  it("changes the business day at midnight in Tokyo, not in UTC", () => {
    const at = (instant: string) => businessClock(undefined, () => new Date(instant)).today();
    expect(at("2013-10-31T14:59:59.999Z")).toBe("2013-10-31");
    expect(at("2013-10-31T15:00:00.000Z")).toBe("2013-11-01");
  });

  it("always returns the fixed day when one is given", () => {
    expect(businessClock("2013-10-31").today()).toBe("2013-10-31");
  });
});
