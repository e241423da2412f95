import type { Caller } from "@aiwork/runtime/identity/caller";
import { OperationTypeNode } from "graphql";

/** How long is waited, in milliseconds: by the client for all of it, by the gateway for one answer of a subgraph. */
export interface Patience {
  readonly client: number;
  readonly subgraph: number;
}

/** Each is longer than what stands behind it: client > subgraph > database (1.2 s, of reports 8 s). */
const QUERY: Patience = { client: 3_000, subgraph: 1_500 };
const MUTATION: Patience = { client: 5_000, subgraph: 1_500 };
const REPORT: Patience = { client: 10_000, subgraph: 9_000 };

export function patienceFor(operation: OperationTypeNode, { role }: Caller): Patience {
  if (operation === OperationTypeNode.MUTATION) return MUTATION;
  return role === "reporting" ? REPORT : QUERY;
}
