import { type ASTNode, type ConstDirectiveNode, type GraphQLSchema, valueFromASTUntyped } from "graphql";

export type DirectiveArguments = Readonly<Record<string, unknown>>;

/** The arguments of every use of a directive on one element of the supergraph. */
export function argumentsOf(node: ASTNode | null | undefined, directive: string): DirectiveArguments[] {
  const uses = ((node as { directives?: readonly ConstDirectiveNode[] })?.directives ?? []).filter(
    ({ name }) => name.value === directive,
  );
  return uses.map((use) =>
    Object.fromEntries((use.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)])),
  );
}

/**
 * The subgraphs that resolve a field, by their names in join__Graph. A field without `@join__field` is resolved by
 * every subgraph that has its type (join specification v0.3).
 */
export function graphsOf(schema: GraphQLSchema, typeName: string, fieldName: string): ReadonlySet<unknown> {
  const type = schema.getType(typeName);
  const field = type && "getFields" in type ? type.getFields()[fieldName] : undefined;
  const fields = argumentsOf(field?.astNode, "join__field");
  const resolving = fields.filter(({ graph, external, usedOverridden }) => graph && !external && !usedOverridden);
  const types = argumentsOf(type?.astNode, "join__type");
  return new Set((fields.length > 0 ? resolving : types).map(({ graph }) => graph));
}
