import { randomBytes } from "node:crypto";
import { writeRoadHeader } from "./road-header";
import type { RoadKey } from "./road-keys";
import { type SignedCall, signatureOf } from "./signature-of";

/** The value of `aiwork-signature` for a call whose body is final; each call needs one of its own. `now` is Unix time in ms. */
export function signCall({ id, secret }: RoadKey, call: SignedCall, now = Date.now()): string {
  const stamp = { keyId: id, time: Math.floor(now / 1000), nonce: randomBytes(16).toString("base64url") };
  return writeRoadHeader({ ...stamp, signature: signatureOf(secret, stamp, call) });
}
