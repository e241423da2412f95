import { platformError } from "../errors/platform.errors";
import { ANONYMOUS } from "./caller";
import { limitRefusedTokens } from "./refused-tokens";
import type { VerifiedToken } from "./verify-token";

const VERIFIED: VerifiedToken = { caller: ANONYMOUS, expiresAt: 0 };
const tooMany = { status: 429, extensions: { code: "RATE_LIMITED" } };
const outcomes: Readonly<Record<string, () => Promise<VerifiedToken>>> = {
  good: async () => VERIFIED,
  bad: () => Promise.reject(platformError("TOKEN_REFUSED")),
  away: () => Promise.reject(platformError("ISSUER_AWAY")),
};
/** Without waiting for a key. */
const verifyByHeldKeys = async (token: string) => {
  if (token === "held") return VERIFIED;
  throw token === "broken" ? new Error("no memory") : platformError("TOKEN_REFUSED");
};
const verify = (token: string) => outcomes[token]?.() ?? Promise.reject(new Error("no such token"));

describe("an address from which tokens are refused", () => {
  it("is told to wait after a hundred in ten seconds, and no other address is", async () => {
    const limited = limitRefusedTokens(verify, verifyByHeldKeys);
    for (let i = 0; i < 100; i++)
      await expect(limited("bad", "192.0.2.1")).rejects.toMatchObject({ names: { refusal: "TOKEN_REFUSED" } });
    const refused = await limited("good", "192.0.2.1").catch((error) => error);
    expect(refused).toMatchObject(tooMany);
    expect(refused.retryAfter).toBeGreaterThanOrEqual(1);
    expect(refused.retryAfter).toBeLessThanOrEqual(10);
    await expect(limited("good", "192.0.2.2")).resolves.toBe(VERIFIED);
  });

  it("does not keep a new token waiting that holds by the keys that are held", async () => {
    const limited = limitRefusedTokens(verify, verifyByHeldKeys);
    for (let i = 0; i < 100; i++) await limited("bad", "192.0.2.1").catch(() => {});
    await expect(limited("held", "192.0.2.1")).resolves.toBe(VERIFIED);
    await expect(limited("bad", "192.0.2.1")).rejects.toMatchObject(tooMany);
    await expect(limited("broken", "192.0.2.1")).rejects.toThrow("no memory");
  });

  it("is not counted for good tokens, or while an issuer is away", async () => {
    const limited = limitRefusedTokens(verify, verifyByHeldKeys);
    for (let i = 0; i < 101; i++) {
      await limited("good", "192.0.2.1");
      await expect(limited("away", "192.0.2.1")).rejects.toMatchObject({ names: { refusal: "ISSUER_AWAY" } });
    }
    await expect(limited("good", "192.0.2.1")).resolves.toBe(VERIFIED);
  });
});
