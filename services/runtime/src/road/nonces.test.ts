import { Nonces } from "./nonces";

describe("the nonces that were used", () => {
  it("are each used once", () => {
    const nonces = new Nonces();
    expect(["a", "b", "a"].map((nonce) => nonces.use(nonce, 1_700_000_000))).toEqual([true, true, false]);
  });

  it.each([...Array(60).keys()])("are remembered while their time is accepted, from second %i on", (second) => {
    const nonces = new Nonces();
    const signedAt = 1_700_000_000 + second;
    nonces.use("first", signedAt);
    // Accepted up to 30 s later, together with what a clock that is 30 s ahead has signed by then.
    nonces.use("later", signedAt + 60);
    expect(nonces.use("first", signedAt)).toBe(false);
    expect(nonces.use("another", signedAt)).toBe(true);
  });

  it("are forgotten when their time is over, and such a time is not taken again", () => {
    const nonces = new Nonces();
    for (let time = 1_700_000_000; time < 1_700_001_000; time++) nonces.use(`of ${time}`, time);
    expect(nonces.size).toBeLessThanOrEqual(2 * 60);
    expect(nonces.use("of 1700000000", 1_700_000_000)).toBe(false);
    expect(nonces.use("never seen", 1_700_000_000)).toBe(false);
  });

  it("are forgotten after a silence", () => {
    const nonces = new Nonces();
    for (let i = 0; i < 1000; i++) nonces.use(`n${i}`, 1_700_000_000);
    nonces.use("first", 1_700_010_000);
    expect(nonces.size).toBe(1);
  });
});
