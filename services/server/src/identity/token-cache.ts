import { hash } from "node:crypto";
import type { Caller } from "./caller";
import type { VerifiedToken } from "./verify-token";

const MAX_CACHED_TOKENS = 10_000;
/** A key that its issuer has withdrawn is trusted no longer than this, however late its tokens expire. */
const MAX_CACHE_AGE_MS = 5 * 60_000;

/**
 * Caches verified tokens until they expire. Requests that send the same token at the same time share one verification.
 * Only the token's SHA-256 is stored. Refusals are not cached, and the oldest entry is evicted when the cache is full.
 * @param now Unix milliseconds
 */
export function cacheVerifiedTokens(
  verify: (token: string, address: string) => Promise<VerifiedToken>,
  now: () => number,
  most = MAX_CACHED_TOKENS,
): (token: string, address?: string) => Promise<Caller> {
  const kept = new Map<string, { caller: Caller; until: number }>();
  const beingVerified = new Map<string, Promise<Caller>>();

  return async (token, address = "") => {
    // guard: token-is-remembered-by-all-of
    const key = hash("sha256", token, "base64");
    const known = kept.get(key);
    // guard: token-is-when-time-is-over
    if (known && now() < known.until) return known.caller;
    // guard: token-many-send-at-once-is-verified
    const begun = beingVerified.get(key) ?? begin(token, key, address);
    return begun;
  };

  function begin(token: string, key: string, address: string): Promise<Caller> {
    // guard: token-could-not-be-verified-is-verified
    const begun = verifyAndKeep(token, key, address).finally(() => beingVerified.delete(key));
    beingVerified.set(key, begun);
    return begun;
  }

  async function verifyAndKeep(token: string, key: string, address: string): Promise<Caller> {
    const { caller, expiresAt } = await verify(token, address);
    kept.delete(key);
    // guard: token-is-remembered
    kept.set(key, { caller, until: Math.min(expiresAt * 1_000, now() + MAX_CACHE_AGE_MS) });
    const [oldest] = kept.keys();
    // guard: not-too-many-tokens-are-remembered
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return caller;
  }
}
