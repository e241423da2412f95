import { ANONYMOUS, type Caller } from "./caller";
import { cacheVerifiedTokens } from "./token-cache";
import type { VerifiedToken } from "./verify-token";

const START = 1_800_000_000_000;

/** A verification that records its calls; tokens expire after a minute by default. */
function countedVerification(lifeSeconds = 60) {
  const verified: string[] = [];
  const verify = async (token: string): Promise<VerifiedToken> => {
    verified.push(token);
    await new Promise(setImmediate);
    if (token.startsWith("bad")) throw new Error("refused");
    const caller: Caller = { ...ANONYMOUS, subject: token };
    return { caller, expiresAt: START / 1_000 + lifeSeconds };
  };
  return { verified, verify };
}

describe("cacheVerifiedTokens", () => {
  it("verifies a token once until it expires", async () => {
    const { verified, verify } = countedVerification();
    let now = START;
    const callerOf = cacheVerifiedTokens(verify, () => now);
    expect((await callerOf("a")).subject).toBe("a");
    now += 59_999;
    expect((await callerOf("a")).subject).toBe("a");
    expect(verified).toEqual(["a"]);
    now += 1;
    await callerOf("a");
    expect(verified).toEqual(["a", "a"]);
  });

  it("verifies a token again after five minutes, so that a withdrawn key is not trusted for longer", async () => {
    const { verified, verify } = countedVerification(86_400);
    let now = START;
    const callerOf = cacheVerifiedTokens(verify, () => now);
    await callerOf("a");
    now += 5 * 60_000 - 1;
    await callerOf("a");
    expect(verified).toHaveLength(1);
    now += 1;
    await callerOf("a");
    expect(verified).toHaveLength(2);
  });

  it("verifies a token once when many requests send it at the same time", async () => {
    const { verified, verify } = countedVerification();
    const callerOf = cacheVerifiedTokens(verify, () => START);
    const callers = await Promise.all(Array.from({ length: 100 }, () => callerOf("a")));
    expect(new Set(callers).size).toBe(1);
    expect(verified).toEqual(["a"]);
  });

  it("returns the caller of the token that was sent, among several tokens", async () => {
    const { verify } = countedVerification();
    const callerOf = cacheVerifiedTokens(verify, () => START);
    const callers = await Promise.all(["a", "b", "a"].map((token) => callerOf(token)));
    expect(callers.map(({ subject }) => subject)).toEqual(["a", "b", "a"]);
  });

  it("does not cache a refused token", async () => {
    const { verified, verify } = countedVerification();
    const callerOf = cacheVerifiedTokens(verify, () => START);
    const outcomes = await Promise.allSettled([callerOf("bad"), callerOf("bad")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(verified).toHaveLength(1);
    await expect(callerOf("bad")).rejects.toThrow("refused");
    expect(verified).toHaveLength(2);
  });

  it("evicts the oldest token when the cache is full, and never for a refused token", async () => {
    const { verified, verify } = countedVerification();
    const callerOf = cacheVerifiedTokens(verify, () => START, 2);
    for (const token of ["a", "b", "bad", "bad2", "c"]) await callerOf(token).catch(() => undefined);
    verified.length = 0;
    await callerOf("b");
    await callerOf("c");
    expect(verified).toEqual([]);
    await callerOf("a");
    expect(verified).toEqual(["a"]);
  });
});
