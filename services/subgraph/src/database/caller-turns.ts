import { platformError } from "@aiwork/server/errors/platform.errors";
import { type BulkheadPolicy, bulkhead, isBulkheadRejectedError } from "cockatiel";

interface TurnLimits {
  /** Pieces of work of one caller at the same time. */
  readonly running: number;
  /** Pieces of work of one caller that wait for them. */
  readonly waiting: number;
}

/** Work of which one caller has so much at the same time; the rest waits for the caller's own, and in nobody else's way. */
export class CallerTurns {
  /** One for each caller whose work waits or runs. */
  readonly #ofCaller = new Map<string, BulkheadPolicy>();

  /** @param busy the error when too much of a caller's work waits */
  constructor(
    private readonly limits: TurnLimits,
    private readonly busy: () => Error = () => platformError("CALLER_BUSY"),
  ) {}

  /** @throws CALLER_BUSY, or the given error */
  async take<T>(subject: string, work: () => Promise<T>): Promise<T> {
    const { running, waiting } = this.limits;
    // guard: what-waits-for-callers-own-is-limited
    const own = this.#ofCaller.get(subject) ?? bulkhead(running, waiting);
    this.#ofCaller.set(subject, own);
    try {
      return await own.execute(work);
    } catch (error) {
      throw isBulkheadRejectedError(error) ? this.busy() : error;
    } finally {
      // The next piece of work, if one waits, has taken its place by now.
      if (own.executionSlots === running) this.#ofCaller.delete(subject);
    }
  }
}
