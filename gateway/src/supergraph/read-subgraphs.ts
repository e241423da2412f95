import { type GraphQLSchema, isEnumType } from "graphql";
import { argumentsOf } from "./join-directives";

/** The subgraphs of a supergraph: name → URL, which may be empty. */
export function readSubgraphs(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const graphs = schema.getType("join__Graph");
  const values = isEnumType(graphs) ? graphs.getValues() : [];
  const given = values.flatMap(({ astNode }) => argumentsOf(astNode, "join__graph"));
  return new Map(given.map(({ name, url }) => [String(name), String(url ?? "")]));
}
