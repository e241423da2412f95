import { hash } from "node:crypto";
import type { Caller } from "./caller";
import type { Verified } from "./verify-token";

const MOST_KEPT = 10_000;
/** A key that its issuer has withdrawn counts no longer than this, however late its tokens expire. */
const LONGEST_KEPT_MS = 5 * 60_000;

/**
 * Verifies a token once until it expires, however often and however many at once bring it; only its SHA-256 is kept.
 * A refusal is not kept. The oldest goes when there are too many.
 * @param now unix milliseconds
 */
export function rememberVerified(
  verify: (token: string) => Promise<Verified>,
  now: () => number,
  most = MOST_KEPT,
): (token: string) => Promise<Caller> {
  const kept = new Map<string, { caller: Caller; until: number }>();
  const beingVerified = new Map<string, Promise<Caller>>();

  return async (token) => {
    const key = hash("sha256", token, "base64");
    const known = kept.get(key);
    if (known && now() < known.until) return known.caller;
    const begun = beingVerified.get(key) ?? begin(token, key);
    return begun;
  };

  function begin(token: string, key: string): Promise<Caller> {
    const begun = verifyAndKeep(token, key).finally(() => beingVerified.delete(key));
    beingVerified.set(key, begun);
    return begun;
  }

  async function verifyAndKeep(token: string, key: string): Promise<Caller> {
    const { caller, expiresAt } = await verify(token);
    kept.delete(key);
    kept.set(key, { caller, until: Math.min(expiresAt * 1_000, now() + LONGEST_KEPT_MS) });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return caller;
  }
}
