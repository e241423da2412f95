import { randomBytes } from "node:crypto";
import { writeRoadHeader } from "./road-header";
import type { RoadKey } from "./road-keys";
import { type SignedCall, signatureOf } from "./signature-of";

/** Signs a call: the value of `aiwork-signature`. Every call, and every retry, needs a new one. `now` is Unix time in ms. */
export function signCall({ id, secret }: RoadKey, call: SignedCall, now = Date.now()): string {
  // guard: each-call-has-nonce-of-own
  const stamp = { keyId: id, time: Math.floor(now / 1000), nonce: randomBytes(16).toString("base64url") };
  return writeRoadHeader({ ...stamp, signature: signatureOf(secret, stamp, call) });
}
