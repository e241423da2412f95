import { takeTheSameTime } from "./time";

/** Readings of a machine that is disturbed now and then. */
const readings = (typical: number) =>
  Array.from({ length: 400 }, (_, i) => typical * (1 + 0.3 * Math.sin(i * 7.3)) + (i % 23 === 0 ? 40 : 0));

describe("two kinds of reading", () => {
  it("take the same time, though some readings of either are disturbed", () => {
    expect(takeTheSameTime(readings(2), readings(2.1))).toBe(true);
  });

  it("do not where one is an eighth slower", () => {
    expect(takeTheSameTime(readings(2), readings(2.25))).toBe(false);
    expect(takeTheSameTime(readings(2.25), readings(2))).toBe(false);
  });
});
