import type { Caller } from "@aiwork/runtime/identity/caller";
import { OperationTypeNode } from "graphql";

/** Timeouts in milliseconds: of the whole request for the client, and of one call to a subgraph. */
export interface Patience {
  readonly client: number;
  readonly subgraph: number;
}

/** Each timeout is longer than the next one down: client > subgraph > database (1.2 s, for reports 8 s). */
const QUERY: Patience = { client: 3_000, subgraph: 1_500 };
const MUTATION: Patience = { client: 5_000, subgraph: 1_500 };
const REPORT: Patience = { client: 10_000, subgraph: 9_000 };

export function patienceFor(operation: OperationTypeNode, { role }: Caller): Patience {
  if (operation === OperationTypeNode.MUTATION) return MUTATION;
  return role === "reporting" ? REPORT : QUERY;
}
