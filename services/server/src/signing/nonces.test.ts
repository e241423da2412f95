import { Nonces } from "./verify-call";

describe("Nonces", () => {
  it("accept every nonce once", () => {
    const nonces = new Nonces();
    expect(["a", "b", "a"].map((nonce) => nonces.use(nonce, 1_700_000_000))).toEqual([true, true, false]);
  });

  it.each([...Array(60).keys()])(
    "keep a nonce for as long as its time is accepted, for a time of second %i",
    (second) => {
      const nonces = new Nonces();
      const signedAt = 1_700_000_000 + second;
      nonces.use("first", signedAt);
      // The nonce is accepted until 30 s later, when a clock that is 30 s ahead signs times 60 s later.
      nonces.use("later", signedAt + 60);
      expect(nonces.use("first", signedAt)).toBe(false);
      expect(nonces.use("another", signedAt)).toBe(true);
    },
  );

  it("drop expired nonces, and do not accept their times again", () => {
    const nonces = new Nonces();
    for (let time = 1_700_000_000; time < 1_700_001_000; time++) nonces.use(`of ${time}`, time);
    expect(nonces.size).toBeLessThanOrEqual(2 * 60);
    expect(nonces.use("of 1700000000", 1_700_000_000)).toBe(false);
    expect(nonces.use("never seen", 1_700_000_000)).toBe(false);
  });

  it("drop all nonces after a long pause", () => {
    const nonces = new Nonces();
    for (let i = 0; i < 1000; i++) nonces.use(`n${i}`, 1_700_000_000);
    nonces.use("first", 1_700_010_000);
    expect(nonces.size).toBe(1);
  });
});
