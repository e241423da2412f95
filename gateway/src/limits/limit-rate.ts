import { errorCodes } from "@aiwork/server/errors/error-codes";
import { RetryLater } from "@aiwork/server/errors/retry-later";
import type { Admit } from "@aiwork/server/http/admission";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { callerKey } from "./caller-key";

const WINDOW_S = 10;

/** Limits each caller's requests in ten seconds. A caller without a token is identified by its address. */
export function limitRate(admit: Admit, limit: number): Admit {
  const limiter = new RateLimiterMemory({ points: limit, duration: WINDOW_S });
  return async (call) => {
    const caller = await admit(call);
    await limiter.consume(callerKey({ caller, address: call.address })).catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new RetryLater("RATE_LIMITED", errorCodes.RATE_LIMITED, 429, seconds);
    });
    return caller;
  };
}
