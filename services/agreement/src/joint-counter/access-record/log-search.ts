import { OWN_ROLE } from "@aiwork/subgraph/access-log/access-log";
import type { Connection } from "@aiwork/subgraph/lists/connection";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";

/** A search for persons by name tells that they are here: it is a reading of each person on the page, whatever is selected. */
export function logSearch<Row>(
  { accessLog }: SubgraphContext,
  { edges }: Connection<Row>,
  seekerOf: (row: Row) => string,
): void {
  for (const { node } of edges) accessLog.log(seekerOf(node), null, OWN_ROLE);
}
