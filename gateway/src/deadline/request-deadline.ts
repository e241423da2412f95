import type { Patience } from "./patience";

/** The deadline of one request, counted from its arrival. */
export class RequestDeadline {
  readonly #begun = performance.now();
  #timeouts: Patience = { client: 0, subgraph: 0 };

  /** @param clientClosed aborted when the client closes its connection */
  constructor(readonly clientClosed: AbortSignal) {}

  /** Sets the timeouts, once the operation is known. */
  set timeouts(timeouts: Patience) {
    this.#timeouts = timeouts;
  }

  /** Milliseconds until the client's timeout; negative after it. */
  get msLeft(): number {
    return this.#begun + this.#timeouts.client - performance.now();
  }

  /** Whole milliseconds that a call to a subgraph may take from now on; 0 when no time is left. */
  get msLeftForSubgraph(): number {
    // guard: subgraph-has-no-more-time-than-client
    return this.clientClosed.aborted ? 0 : Math.max(0, Math.floor(Math.min(this.#timeouts.subgraph, this.msLeft)));
  }
}
