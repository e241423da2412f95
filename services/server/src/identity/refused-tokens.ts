import { RateLimiterMemory } from "rate-limiter-flexible";
import { errorCodes } from "../errors/error-codes";
import { findRefusal } from "../errors/refusal";
import { RetryLater } from "../errors/retry-later";
import type { VerifiedToken } from "./verify-token";

const WINDOW_S = 10;
// guard: address-has-limit-of-refused-tokens
const MAX_REFUSED = 100;

type VerifyToken = (token: string, address: string) => Promise<VerifiedToken>;

const isRefused = (error: unknown) => findRefusal(error)?.names.refusal === "TOKEN_REFUSED";

/**
 * Waits for no key of an address from which a hundred tokens were refused in ten seconds: there a token holds by keys that
 * are held, and any other is told to come later. So whoever shares that address goes on, also with a new token.
 */
export function limitRefusedTokens(verify: VerifyToken, verifyByHeldKeys: VerifyToken): VerifyToken {
  const refused = new RateLimiterMemory({ points: MAX_REFUSED, duration: WINDOW_S });
  return async (token, address) => {
    const { consumedPoints = 0, msBeforeNext = 0 } = (await refused.get(address)) ?? {};
    // guard: address-of-refused-tokens-waits-for-no-key
    if (consumedPoints >= MAX_REFUSED)
      return verifyByHeldKeys(token, address).catch((error: unknown) => {
        if (!isRefused(error)) throw error;
        throw new RetryLater("RATE_LIMITED", errorCodes.RATE_LIMITED, 429, Math.ceil(msBeforeNext / 1_000));
      });
    return verify(token, address).catch(async (error: unknown) => {
      // guard: only-refused-tokens-are-counted
      if (isRefused(error)) await refused.penalty(address);
      throw error;
    });
  };
}
