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

/** RFC 6750, 2.1; RFC 9110, 11.1: a scheme's name in any case. */
const BEARER = /^Bearer +([\w\-.~+/]+=*)$/i;

export interface Identity {
  /** Who a request's headers say it is: ANONYMOUS without a token. @throws TOKEN_REFUSED, ISSUER_AWAY */
  identify(headers: IncomingHttpHeaders): Promise<Caller>;
}

export interface IdentityOptions {
  log?: Log;
  /** Milliseconds that only go forward: how old a key set is. */
  clock?: () => number;
  /** Unix milliseconds: when a token expires. */
  now?: () => number;
}

/** Knows callers by their access tokens. It holds nothing that has to be closed. */
export function openIdentity({ audience, table }: Issuers, options: IdentityOptions = {}): Identity {
  const { log, clock = () => performance.now(), now = Date.now } = options;
  const trusted = [...table.values()].map((issuer) => {
    const source = { fetchKeys: () => fetchKeys(issuer.jwksUri), clock, onFetched: reportOutages(issuer.issuer, log) };
    return [issuer.issuer, { ...issuer, keys: openKeySet(source) }] as const;
  });
  const trust = { audience, table: new Map(trusted) };
  const verify = rememberVerified((token) => verifyToken(token, trust, now()), now);
  return {
    async identify({ authorization }) {
      if (authorization === undefined) return ANONYMOUS;
      const token = BEARER.exec(authorization)?.[1];
      if (token === undefined) throw refuse("TOKEN_REFUSED");
      return await verify(token);
    },
  };
}
