import { sign } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A key pair with its id. */
export interface TestKey {
  readonly id: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

export async function makeKey(id: string, algorithm: "ES256" | "ES384" = "ES256"): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { id, privateJwk: await exportJWK(privateKey), publicJwk: { ...(await exportJWK(publicKey)), kid: id } };
}

/** A compact JWS (RFC 7515, 7.1) of any header and claims, valid or not; undefined members are left out. */
export function assembleToken(header: object, claims: object, signatureOf: (signed: string) => Buffer): string {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${signed}.${signatureOf(signed).toString("base64url")}`;
}

/** A signature function by ECDSA (RFC 7518, 3.4): ES256, or ES384 with a P-384 key. */
export function signWith({ privateJwk }: TestKey): (signed: string) => Buffer {
  const hash = privateJwk.crv === "P-384" ? "sha384" : "sha256";
  const key = { ...privateJwk, kty: "EC" };
  return (signed) => sign(hash, Buffer.from(signed), { key, format: "jwk", dsaEncoding: "ieee-p1363" });
}
