import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";
import type { CallAttempt } from "./exchange";

// guard: five-failures-in-row-open-breaker
const FAILURES_TO_OPEN = 5;
/** How long the breaker stays open before one call tries again. */
const OPEN_MS = 1_000;

const BREAKER_OPEN: CallAttempt = {
  exchanged: { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "BREAKER_OPEN" },
  answer: undefined,
};

/** An attempt that says nothing about the subgraph. Thrown, so that the breaker ignores it. */
class Uncounted extends Error {
  constructor(readonly attempt: CallAttempt) {
    super();
  }
}

/**
 * The circuit breaker of one subgraph: after 5 failures in a row it makes no call for a second, then lets one try. Time-outs
 * of one caller count once among them, and so do those of all callers without a token together: what is slow for one's own
 * document is no failure of the subgraph, and must not open the breaker for the others.
 */
export class SubgraphBreaker {
  readonly #policy = circuitBreaker(
    handleWhenResult((attempt) => isFailure(attempt as CallAttempt)),
    { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );

  /** The callers whose time-out has been counted since the last answer. */
  readonly #timedOut = new Set<string>();

  /** @param onChange called with whether the breaker is open, whenever that changes */
  constructor(onChange: (isOpen: boolean) => void = () => {}) {
    this.#policy.onBreak(() => {
      this.#timedOut.clear();
      onChange(true);
    });
    this.#policy.onReset(() => onChange(false));
  }

  /** @param caller for whom the call is made, the same for all that have no token */
  async run(call: () => Promise<CallAttempt>, caller = ""): Promise<CallAttempt> {
    // While one call tries, the others fail at once instead of waiting for it.
    // guard: nobody-waits-for-call-tries
    if (this.#policy.state === CircuitState.HalfOpen) return BREAKER_OPEN;
    try {
      return await this.#policy.execute(async () => this.#throwIfUncounted(await call(), caller));
    } catch (error) {
      if (error instanceof Uncounted) return error.attempt;
      if (isBrokenCircuitError(error)) return BREAKER_OPEN;
      throw error;
    }
  }

  #throwIfUncounted(attempt: CallAttempt, caller: string): CallAttempt {
    const { exchanged } = attempt;
    if (!isFailure(attempt)) this.#timedOut.clear();
    if (exchanged.kind !== "failed") return attempt;
    // guard: client-leaves-says-nothing-of-subgraph
    if (exchanged.reason === "CLIENT_CLOSED") throw new Uncounted(attempt);
    if (exchanged.code !== "TIMEOUT") return attempt;
    // guard: caller-alone-does-not-open-breaker
    if (this.#timedOut.has(caller)) throw new Uncounted(attempt);
    this.#timedOut.add(caller);
    return attempt;
  }
}

/** No response, or an unreadable one. A 4xx status shows that the subgraph is up, so it is not a failure. */
function isFailure({ exchanged, answer }: CallAttempt): boolean {
  if (answer) return false;
  // guard: refusal-of-call-is-no-failure
  return exchanged.kind === "failed" || exchanged.status < 400 || exchanged.status >= 500;
}
