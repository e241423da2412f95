import { timingSafeEqual } from "node:crypto";
import { platformError } from "../errors/platform.errors";
import { BodyTooLarge, type IncomingCall } from "../http/admission";
import { DEADLINE_HEADER } from "../http/request-context";
import {
  ANSWER_SIGNATURE_HEADER,
  computeAnswerSignature,
  computeSignature,
  readSignatureHeader,
  SIGNATURE_HEADER,
} from "./signature";
import type { SigningKey } from "./signing-keys";

/** The accepted difference between signing and arrival: clock skew and transmission together. */
// guard: call-is-s-away
const MAX_TIME_DIFFERENCE_MS = 30_000;

/** Why a call was refused: for the log only, never for the caller. */
export type SignatureFault = "HEADER" | "KEY" | "TIME" | "BODY" | "SIGNATURE" | "NONCE";

interface CallVerifierOptions {
  /** The subgraph's own name. */
  readonly audience: string;
  /** The valid keys: one, or two during a rotation. */
  readonly keys: readonly SigningKey[];
  readonly onFault?: (fault: SignatureFault) => void;
  /** Unix time in ms. */
  readonly now?: () => number;
}

/**
 * Creates the check that a call was signed by the gateway, is unchanged and arrives for the first time. Header errors are
 * refused before the body is read, nothing is parsed, and only the nonces of validly signed calls are stored.
 * The check throws INVALID_SIGNATURE.
 */
export function createCallVerifier({ audience, keys, onFault = () => {}, now = Date.now }: CallVerifierOptions) {
  // guard: two-keys-are-taken-at-time
  const secrets = new Map(keys.map(({ id, secret }) => [id, secret]));
  const nonces = new Nonces();
  // guard: call-from-is-refused
  const isTimely = (time: number) => Math.abs(now() - time * 1000) <= MAX_TIME_DIFFERENCE_MS;

  return async function verifyCall(call: IncomingCall): Promise<void> {
    const fault = await findFault(call);
    // guard: call-with-fault-is-refused
    if (!fault) return signAnswerTo(call, secrets);
    onFault(fault);
    throw platformError("INVALID_SIGNATURE");
  };

  // guard: call-whose-body-comes-in-too-late
  async function findFault({ method, target, headers, body }: IncomingCall): Promise<SignatureFault | undefined> {
    // guard: body-of-call-without-signature
    const stamp = readSignatureHeader(headers[SIGNATURE_HEADER]);
    // guard: call-without-signature-is-refused
    if (!stamp) return "HEADER";
    // guard: call-is-verified-with-key-names
    const secret = secrets.get(stamp.keyId);
    // guard: call-under-key-is-not-known
    if (secret === undefined) return "KEY";
    // guard: call-from-another-time-is-refused
    if (!isTimely(stamp.time)) return "TIME";
    // guard: call-whose-body-is-too-large
    const bytes = await body().catch(undefinedIfTooLarge);
    if (!bytes) return "BODY";
    const { authorization, [DEADLINE_HEADER]: deadline } = headers as Record<string, string | undefined>;
    const signature = computeSignature(secret, stamp, {
      audience,
      method,
      target,
      authorization,
      body: bytes,
      deadline,
    });
    // guard: call-with-wrong-signature-is-refused
    if (!timingSafeEqual(signature, stamp.signature)) return "SIGNATURE";
    // A body may take its time to come in.
    if (!isTimely(stamp.time)) return "TIME";
    // guard: call-is-answered-once
    return nonces.use(stamp.nonce, stamp.time) ? undefined : "NONCE";
  }
}

/** Has the answer to a call signed by the key that signed the call, so that the gateway knows whose answer it is. */
export function signAnswerTo({ headers, signAnswer }: IncomingCall, secrets: ReadonlyMap<string, string>): void {
  const callSignature = String(headers[SIGNATURE_HEADER]);
  const secret = secrets.get(readSignatureHeader(callSignature)?.keyId ?? "");
  if (secret === undefined) return;
  signAnswer((status, body) => ({
    [ANSWER_SIGNATURE_HEADER]: computeAnswerSignature(secret, { callSignature, status, body }),
  }));
}

/** The gateway never sends a body above the limit, and a signature cannot be verified without the whole body. */
function undefinedIfTooLarge(error: unknown): undefined {
  if (!(error instanceof BodyTooLarge)) throw error;
}

/** At least as long as the range of times accepted at one moment, so that this range spans two generations at most. */
// guard: nonce-is-remembered-for-as-long
const GENERATION_S = 60;

/**
 * The nonces of accepted calls, in two generations by signing time. A nonce is kept for as long as its signing time is
 * accepted, even if the clock is set meanwhile. Each process has its own.
 */
export class Nonces {
  #newest = 0;
  #generations: readonly [current: Set<string>, last: Set<string>] = [new Set(), new Set()];

  /** Returns true on the first use of a nonce; false for a time before the kept generations. `time` is Unix time in s. */
  // guard: nonce-of-time-is-forgotten
  use(nonce: string, time: number): boolean {
    const generation = Math.floor(time / GENERATION_S);
    if (generation > this.#newest) this.#turn(generation);
    const used = this.#generations[this.#newest - generation];
    // guard: nonce-is-taken-once
    if (!used || used.has(nonce)) return false;
    used.add(nonce);
    return true;
  }

  #turn(generation: number): void {
    // guard: nonces-are-of
    const last = generation === this.#newest + 1 ? this.#generations[0] : new Set<string>();
    // guard: nonces-of-new-generation-are-kept-apart
    this.#generations = [new Set(), last];
    this.#newest = generation;
  }

  get size(): number {
    return this.#generations[0].size + this.#generations[1].size;
  }
}
