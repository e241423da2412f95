import type { Exchange } from "./exchange";
import type { Answer } from "./read-answer";

/** One call of a subgraph, and its answer where it gave one. */
export interface Attempt {
  readonly exchanged: Exchange;
  readonly answer: Answer | undefined;
}
