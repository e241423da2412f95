import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

/** One fetch of a query plan: the operation sent to a subgraph, with its fragments. */
interface PlannedFetch {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether variables decide which fields are selected. */
  readonly isConditional: boolean;
  readonly selected: SelectedFields;
}

export interface SelectedField {
  readonly node: FieldNode;
  /** Its name in the response: its alias, or else its own name. */
  readonly as: string;
  /** The type that the supergraph declares; undefined for `_entities`. */
  readonly type: GraphQLOutputType | undefined;
}

/** A cache: the fields that a selection set selects on a type. */
type SelectedFields = Map<SelectionSetNode, Map<string, readonly SelectedField[]>>;

/** Parses the text of a fetch. The query planner writes exactly one operation into it. */
export function parseFetch(text: string): PlannedFetch {
  const { definitions } = parse(text, { noLocation: true });
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("a fetch without an operation");
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    operation,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    isConditional: /@(skip|include)\b/.test(text),
    selected: new Map(),
  };
}

/** A planned fetch with the values of its variables. */
export interface BoundFetch extends PlannedFetch {
  /** The schema of the whole supergraph, not only the API schema. */
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Binds a fetch to its variables. The operation's defaults replace missing values. */
export function bindVariables(fetch: PlannedFetch, schema: GraphQLSchema, given: Record<string, unknown>): BoundFetch {
  const variables: Record<string, unknown> = Object.create(null);
  for (const { variable, defaultValue } of fetch.operation.variableDefinitions ?? [])
    if (defaultValue) variables[variable.name.value] = valueFromASTUntyped(defaultValue);
  for (const [name, value] of Object.entries(given)) if (value !== undefined) variables[name] = value;
  return { ...fetch, selected: fetch.isConditional ? new Map() : fetch.selected, schema, variables };
}

/** The name of a fetch's root type. */
export function rootTypeOf({ schema, operation: { operation } }: BoundFetch): string {
  return schema.getRootType(operation)?.name ?? (operation === OperationTypeNode.MUTATION ? "Mutation" : "Query");
}

/** The types of the entities that a fetch resolves, in order. */
export function representedTypes({ variables: { representations } }: BoundFetch): string[] {
  if (!Array.isArray(representations)) return [];
  return representations.map((representation: { __typename?: unknown } | null) => String(representation?.__typename));
}
