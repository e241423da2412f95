import type { TokenRequest } from "./request-token";

type Ask = (who: TokenRequest) => Promise<string>;

/** Caches tokens: the same person gets the same token. A failed request is not cached. */
export function keepTokens(request: Ask): Ask {
  const kept = new Map<string, Promise<string>>();
  return (who) => {
    const key = JSON.stringify([who.role, who.servicePoints, who.seeker, who.name]);
    const token = kept.get(key) ?? request(who);
    kept.set(key, token);
    token.catch(() => kept.delete(key));
    return token;
  };
}
