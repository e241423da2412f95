import type { GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import type { SubgraphContext } from "../server/subgraph-context";
import { type Gate, keepOpen } from "./gate";

type Resolve = (key: object, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;
interface Federated {
  apollo?: { subgraph?: { resolveReference?: Resolve } };
}

/** The other way in, `_entities`: what a key stands for is gated as what a field returns. */
export function guardReferences(type: GraphQLObjectType, gate: Gate | undefined): void {
  const subgraph = (type.extensions as Federated).apollo?.subgraph;
  const resolve = subgraph?.resolveReference;
  if (!gate || !subgraph || !resolve) return;
  subgraph.resolveReference = (key, context, info) =>
    keepOpen(gate, type.name, context, () => resolve(key, context, info), true);
}
