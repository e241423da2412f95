import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";
import type { Attempt } from "../subgraph/attempt";

// guard: five-failures-in-row-open-breaker
const FAILURES = 5;
/** How long the breaker stays open before one call tries again. */
const PAUSE_MS = 1_000;

const OPEN: Attempt = {
  exchanged: { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "BREAKER_OPEN" },
  answer: undefined,
};

/** A client that closes its connection says nothing about the subgraph. Thrown, so that the breaker ignores it. */
class Departed extends Error {
  constructor(readonly attempt: Attempt) {
    super();
  }
}

/** The circuit breaker of one subgraph: after 5 failures in a row it makes no call for a second, then lets one try. */
export class SubgraphBreaker {
  readonly #policy = circuitBreaker(
    handleWhenResult((attempt) => isFailure(attempt as Attempt)),
    { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(FAILURES) },
  );

  /** @param onChange called with whether the breaker is open, whenever that changes */
  constructor(onChange: (isOpen: boolean) => void = () => {}) {
    this.#policy.onBreak(() => onChange(true));
    this.#policy.onReset(() => onChange(false));
  }

  async run(call: () => Promise<Attempt>): Promise<Attempt> {
    // While one call tries, the others fail at once instead of waiting for it.
    // guard: nobody-waits-for-call-tries
    if (this.#policy.state === CircuitState.HalfOpen) return OPEN;
    try {
      return await this.#policy.execute(() => tellDeparture(call));
    } catch (error) {
      if (error instanceof Departed) return error.attempt;
      if (isBrokenCircuitError(error)) return OPEN;
      throw error;
    }
  }
}

async function tellDeparture(call: () => Promise<Attempt>): Promise<Attempt> {
  const attempt = await call();
  const { exchanged } = attempt;
  // guard: client-leaves-says-nothing-of-subgraph
  if (exchanged.kind === "failed" && exchanged.reason === "CLIENT_CLOSED") throw new Departed(attempt);
  return attempt;
}

/** No response, or an unreadable one. A 4xx status shows that the subgraph is up, so it is not a failure. */
function isFailure({ exchanged, answer }: Attempt): boolean {
  if (answer) return false;
  // guard: refusal-of-call-is-no-failure
  return exchanged.kind === "failed" || exchanged.status < 400 || exchanged.status >= 500;
}
