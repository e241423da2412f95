import type { Caller } from "@aiwork/server/identity/caller";
import { OperationTypeNode } from "graphql";

/** The deadline of one request, counted from its arrival. */
export class RequestDeadline {
  readonly #begun = performance.now();
  #timeouts: Timeouts = { client: 0, subgraph: 0 };

  /** @param clientClosed aborted when the client closes its connection */
  constructor(readonly clientClosed: AbortSignal) {}

  /** Sets the timeouts, once the operation is known. */
  set timeouts(timeouts: Timeouts) {
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

/** Timeouts in milliseconds: of the whole request for the client, and of one call to a subgraph. */
interface Timeouts {
  readonly client: number;
  readonly subgraph: number;
}

/** Each timeout is longer than the next one down: client > subgraph > database (1.2 s, for reports 8 s). */
const QUERY_TIMEOUTS: Timeouts = { client: 3_000, subgraph: 1_500 };
const MUTATION_TIMEOUTS: Timeouts = { client: 5_000, subgraph: 1_500 };
const REPORT_TIMEOUTS: Timeouts = { client: 10_000, subgraph: 9_000 };

export function timeoutsFor(operation: OperationTypeNode, { role }: Caller): Timeouts {
  if (operation === OperationTypeNode.MUTATION) return MUTATION_TIMEOUTS;
  return role === "reporting" ? REPORT_TIMEOUTS : QUERY_TIMEOUTS;
}
