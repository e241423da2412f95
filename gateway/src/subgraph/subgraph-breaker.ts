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

/** A client that closes its connection says nothing about the subgraph. Thrown, so that the breaker ignores it. */
class ClientClosed extends Error {
  constructor(readonly attempt: CallAttempt) {
    super();
  }
}

/** The circuit breaker of one subgraph: after 5 failures in a row it makes no call for a second, then lets one try. */
export class SubgraphBreaker {
  readonly #policy = circuitBreaker(
    handleWhenResult((attempt) => isFailure(attempt as CallAttempt)),
    { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );

  /** @param onChange called with whether the breaker is open, whenever that changes */
  constructor(onChange: (isOpen: boolean) => void = () => {}) {
    this.#policy.onBreak(() => onChange(true));
    this.#policy.onReset(() => onChange(false));
  }

  async run(call: () => Promise<CallAttempt>): Promise<CallAttempt> {
    // While one call tries, the others fail at once instead of waiting for it.
    // guard: nobody-waits-for-call-tries
    if (this.#policy.state === CircuitState.HalfOpen) return BREAKER_OPEN;
    try {
      return await this.#policy.execute(() => throwIfClientClosed(call));
    } catch (error) {
      if (error instanceof ClientClosed) return error.attempt;
      if (isBrokenCircuitError(error)) return BREAKER_OPEN;
      throw error;
    }
  }
}

async function throwIfClientClosed(call: () => Promise<CallAttempt>): Promise<CallAttempt> {
  const attempt = await call();
  const { exchanged } = attempt;
  // guard: client-leaves-says-nothing-of-subgraph
  if (exchanged.kind === "failed" && exchanged.reason === "CLIENT_CLOSED") throw new ClientClosed(attempt);
  return attempt;
}

/** No response, or an unreadable one. A 4xx status shows that the subgraph is up, so it is not a failure. */
function isFailure({ exchanged, answer }: CallAttempt): boolean {
  if (answer) return false;
  // guard: refusal-of-call-is-no-failure
  return exchanged.kind === "failed" || exchanged.status < 400 || exchanged.status >= 500;
}
