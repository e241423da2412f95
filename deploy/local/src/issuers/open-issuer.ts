import type { RequestListener } from "node:http";
import type { Log } from "@aiwork/runtime/log/log";
import type { JWK } from "jose";
import { type Claims, claimsOfRequest, type Form, subjectOf } from "./claims-of-request";
import { AUDIENCE, CLIENT_ID } from "./development-issuers";
import { HoldNothing } from "./hold-nothing";
import { TokenRefused } from "./token-refused";

const TOKEN_LIFE_S = 3600;
const OFF = { enabled: false } as const;
/** Nobody logs in here, so the features for logins are off. */
const NO_LOGIN = {
  devInteractions: OFF,
  userinfo: OFF,
  rpInitiatedLogout: OFF,
  pushedAuthorizationRequests: OFF,
  dPoP: OFF,
};

export interface IssuerParts {
  /** The issuer identifier (iss): the address at which it is mounted. */
  readonly issuer: string;
  readonly roles: readonly string[];
  /** The first key signs. */
  readonly keys: JWK[];
  readonly clientSecret: string;
}

/** A certified OpenID provider that issues access tokens (RFC 9068) for client credentials only. */
export function openIssuer(
  { Provider, errors }: typeof import("oidc-provider"),
  { issuer, roles, keys, clientSecret }: IssuerParts,
  log: Log,
): RequestListener {
  const provider = new Provider(issuer, {
    adapter: HoldNothing,
    jwks: { keys: keys as never },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
      },
    ],
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    features: {
      ...NO_LOGIN,
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== AUDIENCE) throw new errors.InvalidTarget();
          return { scope: "", audience: AUDIENCE, accessTokenFormat: "jwt", jwt: { sign: { alg: "ES256" } } };
        },
      },
    },
    ttl: { ClientCredentials: TOKEN_LIFE_S },
    extraTokenClaims: ({ oidc }) => {
      try {
        return { ...claimsOfRequest((oidc.body ?? {}) as Form, roles) };
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        throw new errors.CustomOIDCProviderError(error.code, error.message);
      }
    },
    formats: {
      customizers: {
        jwt: (_ctx, { extra }, { payload }) => {
          Object.assign(payload, { sub: subjectOf(extra as unknown as Claims) });
        },
      },
    },
  });
  provider.on("server_error", (_ctx, err) => log.error({ err }, "the issuer failed"));
  return provider.callback();
}
