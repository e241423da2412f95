import type { Patience } from "./patience";

/** How long a request is waited for; it runs from when the request came. */
export class RequestDeadline {
  readonly #begun = performance.now();
  #patience: Patience = { client: 0, subgraph: 0 };

  /** @param departed aborted when the client has left */
  constructor(readonly departed: AbortSignal) {}

  /** Says how long, when it is known what is asked. */
  set patience(patience: Patience) {
    this.#patience = patience;
  }

  /** Milliseconds that the client still waits; below 0 when it does not. */
  get left(): number {
    return this.#begun + this.#patience.client - performance.now();
  }

  /** Whole milliseconds that a subgraph's answer may take from now on, 0 when there is no time for one. */
  get leftForSubgraph(): number {
    return this.departed.aborted ? 0 : Math.max(0, Math.floor(Math.min(this.#patience.subgraph, this.left)));
  }
}
