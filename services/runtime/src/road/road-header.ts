/** The header with the gateway's signature of a call: `v1 <key id> <unix seconds> <nonce> <signature>`. */
export const SIGNATURE_HEADER = "aiwork-signature";
export const SIGNATURE_VERSION = "v1";

/** The key and the time of a signature, and a nonce that is used for one call only. */
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

// guard: header-is-refused
const SYNTAX = /^v1 ([\w.-]{1,40}) (\d{10}) ([\w-]{22}) ([\w-]{43})$/;

export function writeRoadHeader({ keyId, time, nonce, signature }: SignedStamp): string {
  return [SIGNATURE_VERSION, keyId, time, nonce, signature.toString("base64url")].join(" ");
}

/** Parses the header; undefined for any other form. Node joins repeated headers with a comma, which never matches. */
export function readRoadHeader(value: string | readonly string[] | undefined): SignedStamp | undefined {
  // guard: header-is-sent-twice-is-refused
  const [, keyId, time, nonce, signature] = SYNTAX.exec(String(value ?? "")) ?? [];
  if (!keyId || !time || !nonce || !signature) return undefined;
  return { keyId, time: Number(time), nonce, signature: Buffer.from(signature, "base64url") };
}
