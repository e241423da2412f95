import { errorCodes } from "@aiwork/server/errors/error-codes";
import { RetryLater } from "@aiwork/server/errors/retry-later";
import type { Admit } from "@aiwork/server/http/admission";
import { callerKey, isAnonymous } from "./caller-key";
import type { SendingLimit } from "./sending-limit";
import type { Who } from "./spending";

const RETRY_AFTER_S = 1;

interface CurrentLoad {
  readonly inFlight: InFlightLimit;
  readonly loop: { readonly isLate: boolean };
  readonly sent: SendingLimit;
}

/**
 * Refuses requests, when more of them would only make all wait. A request that is still being sent, or whose caller is not
 * known yet, takes nobody's place: only one of its caller's own.
 */
export function shedLoad(admit: Admit, { inFlight, loop, sent }: CurrentLoad): Admit {
  const overloaded = () => new RetryLater("OVERLOADED", errorCodes.OVERLOADED, 503, RETRY_AFTER_S);
  return async (call) => {
    // guard: late-loop-takes-no-requests
    if (loop.isLate) throw overloaded();
    const caller = await admit(call);
    const who = { caller, address: call.address };
    // guard: caller-has-limit-of-requests
    if (!inFlight.begin(who)) throw new RetryLater("RATE_LIMITED", errorCodes.RATE_LIMITED, 429, RETRY_AFTER_S);
    // guard: caller-is-answered-makes-room
    call.onClose(() => inFlight.end(who));
    const hasSentTooMuch = await sent.refuse(who);
    // guard: who-has-sent-too-much-is-not-read
    if (hasSentTooMuch) throw hasSentTooMuch;
    // guard: place-is-taken-when-body-is-there
    await call.body().catch(async (error: unknown) => {
      // guard: what-is-not-sent-to-its-end-is-counted
      await sent.countUnread(who);
      throw error;
    });
    // guard: what-is-sent-is-counted
    await sent.count(who, await call.body());
    // guard: no-more-requests-are-taken
    if (!inFlight.enter(who)) throw overloaded();
    // guard: request-is-answered-makes-room
    call.onAnswered(() => inFlight.leave(who));
    return caller;
  };
}

/** The share of the places that callers without a token may take together. */
const ANONYMOUS_SHARE = 0.5;

interface InFlightLimits {
  /** Of all requests whose body is there. */
  readonly all: number;
  /** Of one caller's, also of those that are still being sent. */
  readonly ofCaller: number;
}

/** Counts the requests in flight: of each caller from its headers on, of all from its body on. */
export class InFlightLimit {
  readonly #ofCaller = new Map<string, number>();
  #count = 0;
  #anonymous = 0;

  constructor(private readonly limits: InFlightLimits) {}

  /** Returns false at the caller's limit. Each successful `begin` needs one `end`. */
  begin(who: Who): boolean {
    const key = callerKey(who);
    const begun = this.#ofCaller.get(key) ?? 0;
    if (begun >= this.limits.ofCaller) return false;
    this.#ofCaller.set(key, begun + 1);
    return true;
  }

  end(who: Who): void {
    const key = callerKey(who);
    const left = (this.#ofCaller.get(key) ?? 0) - 1;
    if (left > 0) this.#ofCaller.set(key, left);
    else this.#ofCaller.delete(key);
  }

  /** Returns false when all places are taken, or those of callers without a token. Each successful `enter` needs one `leave`. */
  enter(who: Who): boolean {
    // guard: anonymous-callers-leave-places-to-others
    if (isAnonymous(who) && this.#anonymous >= this.limits.all * ANONYMOUS_SHARE) return false;
    if (this.#count >= this.limits.all) return false;
    this.#count++;
    if (isAnonymous(who)) this.#anonymous++;
    return true;
  }

  leave(who: Who): void {
    this.#count--;
    if (isAnonymous(who)) this.#anonymous--;
  }

  get count(): number {
    return this.#count;
  }
}
