import type { GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import type { SubgraphContext } from "../server/subgraph-context";
import { type Gate, keepOpen } from "./gate";

type Resolve = (key: object, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;
interface Federated {
  apollo?: { subgraph?: { resolveReference?: Resolve } };
}

/** The other entry point, `_entities`: a record found by its key is filtered like a record that a field returns. */
export function guardReferences(type: GraphQLObjectType, gate: Gate | undefined): void {
  const subgraph = (type.extensions as Federated).apollo?.subgraph;
  const resolve = subgraph?.resolveReference;
  if (!gate || !subgraph || !resolve) return;
  // guard: what-key-stands-for-passes-authorize
  subgraph.resolveReference = (key, context, info) =>
    keepOpen(gate, type.name, context, () => resolve(key, context, info), true);
}
