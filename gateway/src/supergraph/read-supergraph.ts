import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import {
  type ASTNode,
  buildASTSchema,
  type ConstDirectiveNode,
  type GraphQLSchema,
  isEnumType,
  parse,
  valueFromASTUntyped,
} from "graphql";

interface Supergraph {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

/** Reads a composed supergraph. @param name its source, for errors @throws ConfigurationError if it is none */
export function readSupergraph(name: string, sdl: string): Supergraph {
  try {
    const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
    if (schema.getType("join__Graph")) return { sdl, schema };
  } catch {}
  throw new ConfigurationError([`${name} is not a composed Federation 2 supergraph`]);
}

/** The subgraphs of a supergraph: name → URL, which may be empty. */
export function readSubgraphs(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const graphs = schema.getType("join__Graph");
  const values = isEnumType(graphs) ? graphs.getValues() : [];
  const given = values.flatMap(({ astNode }) => directiveArguments(astNode, "join__graph"));
  return new Map(given.map(({ name, url }) => [String(name), String(url ?? "")]));
}

type DirectiveArguments = Readonly<Record<string, unknown>>;

/** The arguments of every use of a directive on one element of the supergraph. */
export function directiveArguments(node: ASTNode | null | undefined, directive: string): DirectiveArguments[] {
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
export function resolvingGraphs(schema: GraphQLSchema, typeName: string, fieldName: string): ReadonlySet<unknown> {
  const type = schema.getType(typeName);
  const field = type && "getFields" in type ? type.getFields()[fieldName] : undefined;
  const fields = directiveArguments(field?.astNode, "join__field");
  const resolving = fields.filter(({ graph, external, usedOverridden }) => graph && !external && !usedOverridden);
  const types = directiveArguments(type?.astNode, "join__type");
  return new Set((fields.length > 0 ? resolving : types).map(({ graph }) => graph));
}
