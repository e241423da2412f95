import { errorCodes } from "@aiwork/server/errors/error-codes";
import { RetryLater } from "@aiwork/server/errors/retry-later";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { callerKey, isAnonymous } from "./caller-key";

const WINDOW_S = 10;
const ALL_ANONYMOUS = "anonymous";

/** What one caller may spend in ten seconds; and without a token one address, and all addresses together. */
interface SpendingLimits {
  readonly ofCaller: number;
  readonly ofAddress: number;
  readonly ofAnonymous: number;
}

/** Whoever spends. */
export type Who = Parameters<typeof callerKey>[0];

/** Counts what callers spend of something that all of them need. */
export class Spending {
  readonly #limiter: RateLimiterMemory;

  constructor(private readonly limits: SpendingLimits) {
    this.#limiter = new RateLimiterMemory({ points: limits.ofCaller, duration: WINDOW_S });
  }

  /** The refusal of a caller who has spent everything, with the seconds until there is something again. */
  async refuse(who: Who): Promise<RetryLater | undefined> {
    return this.spend(who, 0);
  }

  /** Spends an amount, which is rounded up; refuses it where everything had been spent before. */
  async spend(who: Who, amount: number): Promise<RetryLater | undefined> {
    const { ofCaller, ofAddress, ofAnonymous } = this.limits;
    const limit = isAnonymous(who) ? ofAddress : ofCaller;
    const own = await this.#spendFrom(callerKey(who), Math.ceil(amount), limit);
    // What was refused to one address is not taken from the share of all.
    if (own || !isAnonymous(who)) return own;
    // guard: anonymous-callers-spend-their-share-alone
    return this.#spendFrom(ALL_ANONYMOUS, Math.ceil(amount), ofAnonymous);
  }

  async #spendFrom(key: string, amount: number, limit: number): Promise<RetryLater | undefined> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.penalty(key, amount);
    if (consumedPoints - amount < limit) return undefined;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    return new RetryLater("RATE_LIMITED", errorCodes.RATE_LIMITED, 429, seconds);
  }
}
