import { createHash, createHmac } from "node:crypto";
import { SIGNATURE_VERSION, type Stamp } from "./road-header";

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
export function signatureOf(secret: string, { keyId, time, nonce }: Stamp, call: SignedCall): Buffer {
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

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}
