import type { RequestListener } from "node:http";
import type { Log } from "@aiwork/server/telemetry/log";
import type { JWK } from "jose";
import type { Adapter } from "oidc-provider";
import { AUDIENCE, CLIENT_ID } from "./development-issuers";
import {
  parseReportingRequest,
  parseTokenRequest,
  subjectOf,
  type TokenClaims,
  type TokenForm,
  TokenRequestError,
} from "./token-claims";

/** The storage of an issuer that stores nothing, because its tokens are self-contained. */
class NoStorageAdapter implements Adapter {
  async upsert(): Promise<undefined> {}
  async find(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async findByUid(): Promise<undefined> {}
  async consume(): Promise<undefined> {}
  async destroy(): Promise<undefined> {}
  async revokeByGrantId(): Promise<undefined> {}
}

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

interface ReportingClient {
  readonly id: string;
  readonly secret: string;
}

interface IssuerParts {
  /** The issuer identifier (iss): the address at which it is mounted. */
  readonly issuer: string;
  readonly roles: readonly string[];
  /** The first key signs. */
  readonly keys: JWK[];
  readonly clientSecret: string;
  /** A client whose tokens are of the role `reporting` alone, where there is one. */
  readonly reportingClient?: ReportingClient | undefined;
}

function clientOf(id: string, secret: string) {
  return {
    client_id: id,
    client_secret: secret,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
  };
}

/** A certified OpenID provider that issues access tokens (RFC 9068) for client credentials only. */
export function createIssuer(
  { Provider, errors }: typeof import("oidc-provider"),
  { issuer, roles, keys, clientSecret, reportingClient }: IssuerParts,
  log: Log,
): RequestListener {
  const provider = new Provider(issuer, {
    adapter: NoStorageAdapter,
    jwks: { keys: keys as never },
    clients: [
      clientOf(CLIENT_ID, clientSecret),
      ...(reportingClient ? [clientOf(reportingClient.id, reportingClient.secret)] : []),
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
      const form = (oidc.body ?? {}) as TokenForm;
      try {
        // guard: reporting-client-gets-reporting-tokens-alone
        if (oidc.client?.clientId !== CLIENT_ID) return { ...parseReportingRequest(form) };
        return { ...parseTokenRequest(form, roles) };
      } catch (error) {
        if (!(error instanceof TokenRequestError)) throw error;
        throw new errors.CustomOIDCProviderError(error.code, error.message);
      }
    },
    formats: {
      customizers: {
        jwt: (_ctx, { extra }, { payload }) => {
          Object.assign(payload, { sub: subjectOf(extra as unknown as TokenClaims) });
        },
      },
    },
  });
  provider.on("server_error", (_ctx, err) => log.error({ err }, "the issuer failed"));
  return provider.callback();
}
