import { ageBandOf, ageOn } from "./age";

describe("ageOn and ageBandOf", () => {
  it("counts full years of age", () => {
    expect(ageOn("1961-10-31", "2013-10-30")).toBe(51);
    expect(ageOn("1961-10-31", "2013-10-31")).toBe(52);
    expect(ageOn("2000-02-29", "2013-02-28")).toBe(12);
    expect(ageOn("2000-02-29", "2013-03-01")).toBe(13);
  });

  it.each([
    [24, "UNDER_25"],
    [25, "FROM_25_TO_34"],
    [44, "FROM_35_TO_44"],
    [54, "FROM_45_TO_54"],
    [64, "FROM_55_TO_64"],
    [65, "OVER_64"],
  ])("put the age %d into the band %s", (age, band) => expect(ageBandOf(age)).toBe(band));
});
