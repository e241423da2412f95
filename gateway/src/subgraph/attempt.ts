import type { Exchange } from "./exchange";
import type { Answer } from "./read-answer";

/** One call to a subgraph, with its GraphQL response if it gave one. */
export interface Attempt {
  readonly exchanged: Exchange;
  readonly answer: Answer | undefined;
}
