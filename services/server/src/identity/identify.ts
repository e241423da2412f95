import type { IncomingHttpHeaders } from "node:http";
import { platformError } from "../errors/platform.errors";
import type { Log } from "../telemetry/log";
import { ANONYMOUS, type Caller } from "./caller";
import { fetchKeys } from "./fetch-keys";
import type { Issuers } from "./issuers";
import { createKeySet } from "./key-set";
import { cacheVerifiedTokens } from "./token-cache";
import { verifyToken } from "./verify-token";

/** RFC 6750, 2.1; RFC 9110, 11.1: the scheme's name is case-insensitive. */
// guard: word-bearer-is-read-in-either-case
const BEARER = /^Bearer +([\w\-.~+/]+=*)$/i;

interface Identity {
  /** Identifies the caller from a request's headers: ANONYMOUS without a token. @throws TOKEN_REFUSED, ISSUER_AWAY */
  identify(headers: IncomingHttpHeaders): Promise<Caller>;
}

interface IdentityOptions {
  log?: Log;
  /** Monotonic milliseconds, for the age of a key set. */
  clock?: () => number;
  /** Unix milliseconds, for the expiry of a token. */
  now?: () => number;
}

/** Identifies callers by their access tokens. It needs no closing. */
export function createIdentity({ audience, table }: Issuers, options: IdentityOptions = {}): Identity {
  const { log, clock = () => performance.now(), now = Date.now } = options;
  const trusted = [...table.values()].map((issuer) => {
    const source = { fetchKeys: () => fetchKeys(issuer.jwksUri), clock, onFetched: logOutages(issuer.issuer, log) };
    return [issuer.issuer, { ...issuer, keys: createKeySet(source) }] as const;
  });
  const trust = { audience, table: new Map(trusted) };
  // guard: token-is-verified-once-while-is-remembered
  const verify = cacheVerifiedTokens((token) => verifyToken(token, trust, now()), now);
  return {
    async identify({ authorization }) {
      // guard: empty-header-is-no-missing-one
      if (authorization === undefined) return ANONYMOUS;
      const token = BEARER.exec(authorization)?.[1];
      // guard: what-is-no-token-is-refused
      if (token === undefined) throw platformError("TOKEN_REFUSED");
      return await verify(token);
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
