import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";

/** One fetch of a query plan: the operation sent to a subgraph, with its fragments. */
export interface PlannedFetch {
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
export type SelectedFields = Map<SelectionSetNode, Map<string, readonly SelectedField[]>>;

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
