import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CLIENT_ID, DEVELOPMENT_ISSUERS } from "@aiwork/local/issuers/development-issuers";

/** The subject of a token. A counselor works at all service points unless some are named, other staff at none. */
export interface TokenRequest {
  role: string;
  servicePoints?: readonly string[];
  /** The person's id, for the role seeker. */
  seeker?: string;
  name?: string;
}

/** Requests a token from the issuer of the role, at `origin`. @throws Error with the reason of a refusal */
export async function requestToken(origin: string, issuersDirectory: string, who: TokenRequest): Promise<string> {
  const issuer = DEVELOPMENT_ISSUERS.find(({ roles }) => roles.includes(who.role));
  if (!issuer) throw new Error(`no issuer has the role ${who.role}`);
  const { status, body } = await postTokenRequest(`${origin}/${issuer.name}`, issuersDirectory, formOf(who));
  if (status !== 200 || !body.access_token) throw new Error(`${body.error}: ${body.error_description}`);
  return body.access_token;
}

interface TokenResponse {
  status: number;
  body: { access_token?: string; expires_in?: number; token_type?: string; error?: string; error_description?: string };
}

/** Posts a token request to an issuer (RFC 6749, 4.4), by default as its client for trial runs. */
export async function postTokenRequest(
  issuer: string,
  issuersDirectory: string,
  form: Record<string, string>,
  client = { id: CLIENT_ID, secret: readFileSync(join(issuersDirectory, "client-secret"), "utf8").trim() },
): Promise<TokenResponse> {
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", ...form }),
  });
  return { status: response.status, body: (await response.json()) as TokenResponse["body"] };
}

function formOf({ role, servicePoints, seeker, name }: TokenRequest): Record<string, string> {
  return {
    role,
    ...(servicePoints && { service_point: servicePoints.join(" ") }),
    ...(seeker !== undefined && { seeker }),
    ...(name !== undefined && { name }),
  };
}

type RequestToken = (who: TokenRequest) => Promise<string>;

/** Caches tokens: the same person gets the same token. A failed request is not cached. */
export function cacheTokens(request: RequestToken): RequestToken {
  const kept = new Map<string, Promise<string>>();
  return (who) => {
    const key = JSON.stringify([who.role, who.servicePoints, who.seeker, who.name]);
    const token = kept.get(key) ?? request(who);
    kept.set(key, token);
    token.catch(() => kept.delete(key));
    return token;
  };
}
