import { createHash, createHmac } from "node:crypto";
import { SIGNATURE_VERSION, type Stamp } from "./road-header";

/** What is signed of a call: who is called, what is asked, and in whose name. */
export interface SignedCall {
  /** The subgraph that is called, by its name in the supergraph. */
  readonly audience: string;
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  /** The header's raw value; RFC 9110, 5.5: its bytes are read as ISO-8859-1. */
  readonly authorization: string | undefined;
  readonly body: string | Uint8Array;
  /** How long an answer is waited for, as the header says it; one that says nothing is signed without a line for it. */
  readonly deadline?: string | undefined;
}

/** The signature of a call, for whoever makes it and whoever checks it. No line of what is signed can hold a newline. */
export function signatureOf(secret: string, { keyId, time, nonce }: Stamp, call: SignedCall): Buffer {
  const authorization = Buffer.from(call.authorization ?? "", "latin1");
  const told = [SIGNATURE_VERSION, keyId, time, nonce, call.audience, call.method, call.target];
  const waited = call.deadline === undefined ? [] : [call.deadline];
  const text = [...told, sha256(call.body), sha256(authorization), ...waited].join("\n");
  return createHmac("sha256", secret).update(text).digest();
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}
