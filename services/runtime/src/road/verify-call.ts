import { timingSafeEqual } from "node:crypto";
import { DEADLINE_HEADER } from "../deadline/deadline-header";
import type { Call } from "../http/admission";
import { BodyTooLarge } from "../http/read-body";
import { refuse } from "../refusal/plumbing-refusals";
import { Nonces } from "./nonces";
import { readRoadHeader, SIGNATURE_HEADER } from "./road-header";
import type { RoadKey } from "./road-keys";
import { signatureOf } from "./signature-of";

/** The accepted difference between signing and arrival: clock skew and transmission together. */
// guard: call-is-s-away
const TOLERANCE_MS = 30_000;

/** Why a call was refused: for the log only, never for the caller. */
export type RoadFault = "HEADER" | "KEY" | "TIME" | "BODY" | "SIGNATURE" | "NONCE";

export interface RoadChecker {
  /** The subgraph's own name. */
  readonly audience: string;
  /** The valid keys: one, or two during a rotation. */
  readonly keys: readonly RoadKey[];
  readonly note?: (fault: RoadFault) => void;
  /** Unix time in ms. */
  readonly now?: () => number;
}

/**
 * Creates the check that a call was signed by the gateway, is unchanged and arrives for the first time. Header errors are
 * refused before the body is read, nothing is parsed, and only the nonces of validly signed calls are stored.
 * The check throws INVALID_SIGNATURE.
 */
export function openRoad({ audience, keys, note = () => {}, now = Date.now }: RoadChecker) {
  // guard: two-keys-are-taken-at-time
  const secrets = new Map(keys.map(({ id, secret }) => [id, secret]));
  const nonces = new Nonces();
  // guard: call-from-is-refused
  const isTimely = (time: number) => Math.abs(now() - time * 1000) <= TOLERANCE_MS;

  return async function verifyCall(call: Call): Promise<void> {
    const fault = await findFault(call);
    // guard: call-with-fault-is-refused
    if (!fault) return;
    note(fault);
    throw refuse("INVALID_SIGNATURE");
  };

  // guard: call-whose-body-comes-in-too-late
  async function findFault({ method, target, headers, body }: Call): Promise<RoadFault | undefined> {
    // guard: body-of-call-without-signature
    const stamp = readRoadHeader(headers[SIGNATURE_HEADER]);
    // guard: call-without-signature-is-refused
    if (!stamp) return "HEADER";
    // guard: call-is-verified-with-key-names
    const secret = secrets.get(stamp.keyId);
    // guard: call-under-key-is-not-known
    if (secret === undefined) return "KEY";
    // guard: call-from-another-time-is-refused
    if (!isTimely(stamp.time)) return "TIME";
    // guard: call-whose-body-is-too-large
    const bytes = await body().catch(nothingIfTooLarge);
    if (!bytes) return "BODY";
    const { authorization, [DEADLINE_HEADER]: deadline } = headers as Record<string, string | undefined>;
    const signature = signatureOf(secret, stamp, { audience, method, target, authorization, body: bytes, deadline });
    // guard: call-with-wrong-signature-is-refused
    if (!timingSafeEqual(signature, stamp.signature)) return "SIGNATURE";
    // A body may take its time to come in.
    if (!isTimely(stamp.time)) return "TIME";
    // guard: call-is-answered-once
    return nonces.use(stamp.nonce, stamp.time) ? undefined : "NONCE";
  }
}

/** The gateway never sends a body above the limit, and a signature cannot be verified without the whole body. */
function nothingIfTooLarge(error: unknown): undefined {
  if (!(error instanceof BodyTooLarge)) throw error;
}
