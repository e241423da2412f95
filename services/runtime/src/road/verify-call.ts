import { timingSafeEqual } from "node:crypto";
import { DEADLINE_HEADER } from "../deadline/deadline-header";
import type { Call } from "../http/admission";
import { BodyTooLarge } from "../http/read-body";
import { refuse } from "../refusal/plumbing-refusals";
import { Nonces } from "./nonces";
import { readRoadHeader, SIGNATURE_HEADER } from "./road-header";
import type { RoadKey } from "./road-keys";
import { signatureOf } from "./signature-of";

/** Clocks of two machines may differ by this much, on top of the road itself. */
const TOLERANCE_MS = 30_000;

/** Why a call was refused: for the log, never for the caller. */
export type RoadFault = "HEADER" | "KEY" | "TIME" | "BODY" | "SIGNATURE" | "NONCE";

export interface RoadChecker {
  /** The subgraph's own name. */
  readonly audience: string;
  /** The live keys: one, or two while one takes the other's place. */
  readonly keys: readonly RoadKey[];
  readonly note?: (fault: RoadFault) => void;
  /** Unix time in ms. */
  readonly now?: () => number;
}

/**
 * Makes the check that a call is the gateway's, as it was signed and for the first time. What the header alone shows is
 * refused before the body is read; nothing is parsed, and only a call with a right signature is remembered.
 * The check throws INVALID_SIGNATURE.
 */
export function openRoad({ audience, keys, note = () => {}, now = Date.now }: RoadChecker) {
  const secrets = new Map(keys.map(({ id, secret }) => [id, secret]));
  const nonces = new Nonces();
  const isTimely = (time: number) => Math.abs(now() - time * 1000) <= TOLERANCE_MS;

  return async function verifyCall(call: Call): Promise<void> {
    const fault = await findFault(call);
    if (!fault) return;
    note(fault);
    throw refuse("INVALID_SIGNATURE");
  };

  async function findFault({ method, target, headers, body }: Call): Promise<RoadFault | undefined> {
    const stamp = readRoadHeader(headers[SIGNATURE_HEADER]);
    if (!stamp) return "HEADER";
    const secret = secrets.get(stamp.keyId);
    if (secret === undefined) return "KEY";
    if (!isTimely(stamp.time)) return "TIME";
    const bytes = await body().catch(nothingIfTooLarge);
    if (!bytes) return "BODY";
    const { authorization, [DEADLINE_HEADER]: deadline } = headers as Record<string, string | undefined>;
    const signature = signatureOf(secret, stamp, { audience, method, target, authorization, body: bytes, deadline });
    if (!timingSafeEqual(signature, stamp.signature)) return "SIGNATURE";
    // A body may take its time to come in.
    if (!isTimely(stamp.time)) return "TIME";
    return nonces.use(stamp.nonce, stamp.time) ? undefined : "NONCE";
  }
}

/** No gateway sends that much; whose it is cannot be known without reading it. */
function nothingIfTooLarge(error: unknown): undefined {
  if (!(error instanceof BodyTooLarge)) throw error;
}
