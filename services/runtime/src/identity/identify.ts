import type { IncomingHttpHeaders } from "node:http";
import type { Log } from "../log/log";
import { refuse } from "../refusal/plumbing-refusals";
import { ANONYMOUS, type Caller } from "./caller";
import { fetchKeys } from "./fetch-keys";
import type { Issuers } from "./issuers";
import { openKeySet } from "./key-set";
import { reportOutages } from "./report-outages";
import { rememberVerified } from "./token-cache";
import { verifyToken } from "./verify-token";

/** RFC 6750, 2.1; RFC 9110, 11.1: the scheme's name is case-insensitive. */
// guard: word-bearer-is-read-in-either-case
const BEARER = /^Bearer +([\w\-.~+/]+=*)$/i;

export interface Identity {
  /** Identifies the caller from a request's headers: ANONYMOUS without a token. @throws TOKEN_REFUSED, ISSUER_AWAY */
  identify(headers: IncomingHttpHeaders): Promise<Caller>;
}

export interface IdentityOptions {
  log?: Log;
  /** Monotonic milliseconds, for the age of a key set. */
  clock?: () => number;
  /** Unix milliseconds, for the expiry of a token. */
  now?: () => number;
}

/** Identifies callers by their access tokens. It needs no closing. */
export function openIdentity({ audience, table }: Issuers, options: IdentityOptions = {}): Identity {
  const { log, clock = () => performance.now(), now = Date.now } = options;
  const trusted = [...table.values()].map((issuer) => {
    const source = { fetchKeys: () => fetchKeys(issuer.jwksUri), clock, onFetched: reportOutages(issuer.issuer, log) };
    return [issuer.issuer, { ...issuer, keys: openKeySet(source) }] as const;
  });
  const trust = { audience, table: new Map(trusted) };
  // guard: token-is-verified-once-while-is-remembered
  const verify = rememberVerified((token) => verifyToken(token, trust, now()), now);
  return {
    async identify({ authorization }) {
      // guard: empty-header-is-no-missing-one
      if (authorization === undefined) return ANONYMOUS;
      const token = BEARER.exec(authorization)?.[1];
      // guard: what-is-no-token-is-refused
      if (token === undefined) throw refuse("TOKEN_REFUSED");
      return await verify(token);
    },
  };
}
