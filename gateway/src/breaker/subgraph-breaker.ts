import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from "cockatiel";
import type { Attempt } from "../subgraph/attempt";

const FAILURES = 5;
/** How long it stays open before one call tries again. */
const PAUSE_MS = 1_000;

const OPEN: Attempt = {
  exchanged: { kind: "failed", code: "SUBGRAPH_UNAVAILABLE", reason: "BREAKER_OPEN" },
  answer: undefined,
};

/** A client that left says nothing of the subgraph: thrown, for the breaker counts neither for nor against. */
class Departed extends Error {
  constructor(readonly attempt: Attempt) {
    super();
  }
}

/** One subgraph's breaker: after 5 failures in a row no call is made for a second, then one tries. */
export class SubgraphBreaker {
  readonly #policy = circuitBreaker(
    handleWhenResult((attempt) => isFailure(attempt as Attempt)),
    { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(FAILURES) },
  );

  /** @param onChange told whether it is open, whenever that changes */
  constructor(onChange: (isOpen: boolean) => void = () => {}) {
    this.#policy.onBreak(() => onChange(true));
    this.#policy.onReset(() => onChange(false));
  }

  async run(call: () => Promise<Attempt>): Promise<Attempt> {
    // Others do not wait for the one that tries.
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
  if (exchanged.kind === "failed" && exchanged.reason === "CLIENT_LEFT") throw new Departed(attempt);
  return attempt;
}

/** No answer, or none that can be read. A refusal of the call itself shows that the subgraph is there. */
function isFailure({ exchanged, answer }: Attempt): boolean {
  if (answer) return false;
  return exchanged.kind === "failed" || exchanged.status < 400 || exchanged.status >= 500;
}
