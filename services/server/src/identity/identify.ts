import type { IncomingHttpHeaders } from "node:http";
import { platformError } from "../errors/platform.errors";
import type { Log } from "../telemetry/log";
import { ANONYMOUS, type Caller } from "./caller";
import { createKeyFetcher } from "./fetch-keys";
import type { Issuers } from "./issuers";
import { createKeySet } from "./key-set";
import { limitRefusedTokens } from "./refused-tokens";
import { cacheVerifiedTokens } from "./token-cache";
import { verifyToken } from "./verify-token";

/** RFC 6750, 2.1; RFC 9110, 11.1: the scheme's name is case-insensitive. */
// guard: word-bearer-is-read-in-either-case
const BEARER = /^Bearer +([\w\-.~+/]+=*)$/i;

interface Identity {
  /**
   * Identifies the caller from a request's headers: ANONYMOUS without a token.
   * @throws TOKEN_REFUSED, ISSUER_AWAY; RATE_LIMITED where too many tokens of the address were refused
   */
  identify(headers: IncomingHttpHeaders, address?: string): Promise<Caller>;
}

interface IdentityOptions {
  log?: Log;
  /** Monotonic milliseconds, for the age of a key set. */
  clock?: () => number;
  /** Unix milliseconds, for the expiry of a token. */
  now?: () => number;
  /** Whether refused tokens are limited by address; not where one address stands for all callers. */
  limitsRefused?: boolean;
}

/** Identifies callers by their access tokens. It needs no closing. */
export function createIdentity({ audience, known, table }: Issuers, options: IdentityOptions = {}): Identity {
  const { log, clock = () => performance.now(), now = Date.now, limitsRefused = false } = options;
  const trusted = [...table.values()].map((issuer) => {
    const source = { fetchKeys: createKeyFetcher(issuer.jwksUri), clock, onFetched: logOutages(issuer.issuer, log) };
    return [issuer.issuer, { ...issuer, keys: createKeySet(source) }] as const;
  });
  const trust = { audience, known, table: new Map(trusted) };
  const held = trusted.map(([name, { keys, ...issuer }]) => {
    const heldKeys = { ...keys, keyOf: async (keyId: string) => keys.heldKeyOf(keyId) };
    return [name, { ...issuer, keys: heldKeys }] as const;
  });
  const trustInHeldKeys = { ...trust, table: new Map(held) };
  const verifyOne = (token: string) => verifyToken(token, trust, now());
  const verifyByHeldKeys = (token: string) => verifyToken(token, trustInHeldKeys, now());
  // guard: token-is-verified-once-while-is-remembered
  const verify = cacheVerifiedTokens(limitsRefused ? limitRefusedTokens(verifyOne, verifyByHeldKeys) : verifyOne, now);
  return {
    async identify({ authorization }, address) {
      // guard: empty-header-is-no-missing-one
      if (authorization === undefined) return ANONYMOUS;
      const token = BEARER.exec(authorization)?.[1];
      // guard: what-is-no-token-is-refused
      if (token === undefined) throw platformError("TOKEN_REFUSED");
      return await verify(token, address);
    },
  };
}

/** Logs once when an issuer's keys become unavailable, and once when they are available again. */
export function logOutages(issuer: string, log?: Log): (fault: unknown) => void {
  let away = false;
  return (fault) => {
    if (away === (fault !== undefined)) return;
    away = fault !== undefined;
    if (away) log?.warn({ issuer, err: fault }, "an issuer's keys are unavailable");
    else log?.info({ issuer }, "an issuer's keys are available again");
  };
}
