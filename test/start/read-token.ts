import { createPublicKey, type JsonWebKey, verify } from "node:crypto";

export interface ReadToken {
  header: { alg: string; typ: string; kid: string };
  claims: Record<string, unknown> & { iat: number; exp: number };
}

/** Parses a JWS (RFC 7515, 7.1). @throws Error unless one of these ES256 keys signed it */
export function readToken(token: string, keys: readonly JsonWebKey[]): ReadToken {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const read: ReadToken = { header: parse(header), claims: parse(claims) };
  const jwk = keys.find(({ kid }) => kid === read.header.kid);
  if (!jwk) throw new Error("no published key has this token's id");
  // The signature is the concatenation of two numbers: RFC 7518, 3.4.
  const key = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
  if (!verify("sha256", Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url")))
    throw new Error("the key has not signed this token");
  return read;
}

function parse(part: string) {
  return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
}

/** The public keys of an issuer. */
export async function publishedKeys(issuer: string): Promise<JsonWebKey[]> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
  return keys;
}
