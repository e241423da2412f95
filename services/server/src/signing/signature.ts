import { createHash, createHmac, randomBytes } from "node:crypto";
import type { SigningKey } from "./signing-keys";

/** The header with the gateway's signature of a call: `v1 <key id> <unix seconds> <nonce> <signature>`. */
export const SIGNATURE_HEADER = "aiwork-signature";
const SIGNATURE_VERSION = "v1";
/** Keeps signatures of answers apart from those of calls. */
const ANSWER_VERSION = "answer v1";

/** The key and the time of a signature, and a nonce that is used for one call only. */
interface SignatureStamp {
  readonly keyId: string;
  /** Unix time in seconds. */
  readonly time: number;
  /** 16 random bytes, base64url. */
  readonly nonce: string;
}

interface CallSignature extends SignatureStamp {
  /** HMAC-SHA256: 32 bytes. */
  readonly signature: Buffer;
}

// guard: header-is-refused
const HEADER_SYNTAX = /^v1 ([\w.-]{1,40}) (\d{10}) ([\w-]{22}) ([\w-]{43})$/;

function writeSignatureHeader({ keyId, time, nonce, signature }: CallSignature): string {
  return [SIGNATURE_VERSION, keyId, time, nonce, signature.toString("base64url")].join(" ");
}

/** Parses the header; undefined for any other form. Node joins repeated headers with a comma, which never matches. */
export function readSignatureHeader(value: string | readonly string[] | undefined): CallSignature | undefined {
  // guard: header-is-sent-twice-is-refused
  const [, keyId, time, nonce, signature] = HEADER_SYNTAX.exec(String(value ?? "")) ?? [];
  if (!keyId || !time || !nonce || !signature) return undefined;
  return { keyId, time: Number(time), nonce, signature: Buffer.from(signature, "base64url") };
}

/** The signed parts of a call. */
export interface SignedCall {
  /** The name of the called subgraph in the supergraph. */
  readonly audience: string;
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  /** The header's raw value; RFC 9110, 5.5: its bytes are read as ISO-8859-1. */
  readonly authorization: string | undefined;
  readonly body: string | Uint8Array;
  /** The raw value of the deadline header; a call without one is signed without this line. */
  readonly deadline?: string | undefined;
}

/** Computes a call's signature, for signing and for verifying. None of the signed lines can contain a newline. */
export function computeSignature(secret: string, { keyId, time, nonce }: SignatureStamp, call: SignedCall): Buffer {
  // guard: token-is-signed-byte-by-byte
  const authorization = Buffer.from(call.authorization ?? "", "latin1");
  // guard: version-is-signed
  const parts = [SIGNATURE_VERSION, keyId, time, nonce, call.audience, call.method, call.target];
  // guard: deadline-is-signed
  const deadline = call.deadline === undefined ? [] : [call.deadline];
  // guard: body-is-signed
  const text = [...parts, sha256(call.body), sha256(authorization), ...deadline].join("\n");
  return createHmac("sha256", secret).update(text).digest();
}

/** The header with a subgraph's signature of its answer to a signed call. */
export const ANSWER_SIGNATURE_HEADER = "aiwork-answer-signature";

/** An answer to a signed call. */
export interface SignedAnswer {
  /** The value of the call's own signature header: no answer to another call has the same signature. */
  readonly callSignature: string;
  readonly status: number;
  readonly body: string;
}

/** Computes the signature of an answer, by the key that signed the call. */
export function computeAnswerSignature(secret: string, { callSignature, status, body }: SignedAnswer): string {
  // guard: answer-is-signed-for-its-call
  const text = [ANSWER_VERSION, callSignature, status, sha256(body)].join("\n");
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

/** Signs a call: the value of `aiwork-signature`. Every call, and every retry, needs a new one. `now` is Unix time in ms. */
export function signCall({ id, secret }: SigningKey, call: SignedCall, now = Date.now()): string {
  // guard: each-call-has-nonce-of-own
  const stamp = { keyId: id, time: Math.floor(now / 1000), nonce: randomBytes(16).toString("base64url") };
  return writeSignatureHeader({ ...stamp, signature: computeSignature(secret, stamp, call) });
}
