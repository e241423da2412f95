import type { Admit, Call } from "@aiwork/runtime/http/admission";
import { TurnedAway } from "@aiwork/runtime/http/turned-away";
import type { Caller } from "@aiwork/runtime/identity/caller";
import { errorCodes } from "@aiwork/runtime/refusal/error-code";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const WINDOW_S = 10;

/** Lets each caller ask so often in ten seconds; who has no token is told apart by the connection's other end. */
export function limitRate(admit: Admit, most: number): Admit {
  const limiter = new RateLimiterMemory({ points: most, duration: WINDOW_S });
  return async (call) => {
    const caller = await admit(call);
    await limiter.consume(keyOf(caller, call)).catch((told: unknown) => {
      if (!(told instanceof RateLimiterRes)) throw told;
      const seconds = Math.max(1, Math.ceil(told.msBeforeNext / 1_000));
      throw new TurnedAway("RATE_LIMITED", errorCodes.RATE_LIMITED, 429, seconds);
    });
    return caller;
  };
}

function keyOf({ role, subject }: Caller, { address }: Call): string {
  return subject === null ? `at ${address}` : `${role} ${subject}`;
}
