import { areEquallyFast } from "./compare-times";

/** Readings of a machine that is disturbed from time to time. */
const readings = (typical: number) =>
  Array.from({ length: 400 }, (_, i) => typical * (1 + 0.3 * Math.sin(i * 7.3)) + (i % 23 === 0 ? 40 : 0));

describe("the comparison of two series of times", () => {
  it("finds them equal although some readings are disturbed", () => {
    expect(areEquallyFast(readings(2), readings(2.1))).toBe(true);
  });

  it("finds them different if one is an eighth slower", () => {
    expect(areEquallyFast(readings(2), readings(2.25))).toBe(false);
    expect(areEquallyFast(readings(2.25), readings(2))).toBe(false);
  });
});
