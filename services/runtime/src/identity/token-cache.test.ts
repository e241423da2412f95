import { ANONYMOUS, type Caller } from "./caller";
import { rememberVerified } from "./token-cache";
import type { Verified } from "./verify-token";

const START = 1_800_000_000_000;

/** A verification that counts, of tokens that expire in a minute unless said otherwise. */
function countedVerification(lifeSeconds = 60) {
  const asked: string[] = [];
  const verify = async (token: string): Promise<Verified> => {
    asked.push(token);
    await new Promise(setImmediate);
    if (token.startsWith("bad")) throw new Error("refused");
    const caller: Caller = { ...ANONYMOUS, subject: token };
    return { caller, expiresAt: START / 1_000 + lifeSeconds };
  };
  return { asked, verify };
}

describe("a verified token", () => {
  it("is verified once until it expires", async () => {
    const { asked, verify } = countedVerification();
    let now = START;
    const callerOf = rememberVerified(verify, () => now);
    expect((await callerOf("a")).subject).toBe("a");
    now += 59_999;
    expect((await callerOf("a")).subject).toBe("a");
    expect(asked).toEqual(["a"]);
    now += 1;
    await callerOf("a");
    expect(asked).toEqual(["a", "a"]);
  });

  it("is verified again after five minutes, so that a withdrawn key does not count for longer", async () => {
    const { asked, verify } = countedVerification(86_400);
    let now = START;
    const callerOf = rememberVerified(verify, () => now);
    await callerOf("a");
    now += 5 * 60_000 - 1;
    await callerOf("a");
    expect(asked).toHaveLength(1);
    now += 1;
    await callerOf("a");
    expect(asked).toHaveLength(2);
  });

  it("is verified once when many bring it at once", async () => {
    const { asked, verify } = countedVerification();
    const callerOf = rememberVerified(verify, () => START);
    const callers = await Promise.all(Array.from({ length: 100 }, () => callerOf("a")));
    expect(new Set(callers).size).toBe(1);
    expect(asked).toEqual(["a"]);
  });

  it("is told apart from every other", async () => {
    const { verify } = countedVerification();
    const callerOf = rememberVerified(verify, () => START);
    const callers = await Promise.all(["a", "b", "a"].map(callerOf));
    expect(callers.map(({ subject }) => subject)).toEqual(["a", "b", "a"]);
  });

  it("is not remembered when it is refused", async () => {
    const { asked, verify } = countedVerification();
    const callerOf = rememberVerified(verify, () => START);
    const outcomes = await Promise.allSettled([callerOf("bad"), callerOf("bad")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(asked).toHaveLength(1);
    await expect(callerOf("bad")).rejects.toThrow("refused");
    expect(asked).toHaveLength(2);
  });

  it("makes room for newer ones, the oldest first, and refused ones take none", async () => {
    const { asked, verify } = countedVerification();
    const callerOf = rememberVerified(verify, () => START, 2);
    for (const token of ["a", "b", "bad", "bad2", "c"]) await callerOf(token).catch(() => undefined);
    asked.length = 0;
    await callerOf("b");
    await callerOf("c");
    expect(asked).toEqual([]);
    await callerOf("a");
    expect(asked).toEqual(["a"]);
  });
});
