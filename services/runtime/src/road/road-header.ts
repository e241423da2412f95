/** The header in which the gateway shows that a call is its own: `v1 <key id> <unix seconds> <nonce> <signature>`. */
export const SIGNATURE_HEADER = "aiwork-signature";
export const SIGNATURE_VERSION = "v1";

/** When and by which key a call was signed; the nonce is of this call alone. */
export interface Stamp {
  readonly keyId: string;
  /** Unix time in seconds. */
  readonly time: number;
  /** 16 random bytes, base64url. */
  readonly nonce: string;
}

export interface SignedStamp extends Stamp {
  /** HMAC-SHA256: 32 bytes. */
  readonly signature: Buffer;
}

const SYNTAX = /^v1 ([\w.-]{1,40}) (\d{10}) ([\w-]{22}) ([\w-]{43})$/;

export function writeRoadHeader({ keyId, time, nonce, signature }: SignedStamp): string {
  return [SIGNATURE_VERSION, keyId, time, nonce, signature.toString("base64url")].join(" ");
}

/** Undefined for every other form: node joins a header that is sent twice by a comma, which fits nowhere. */
export function readRoadHeader(value: string | readonly string[] | undefined): SignedStamp | undefined {
  const [, keyId, time, nonce, signature] = SYNTAX.exec(String(value ?? "")) ?? [];
  if (!keyId || !time || !nonce || !signature) return undefined;
  return { keyId, time: Number(time), nonce, signature: Buffer.from(signature, "base64url") };
}
