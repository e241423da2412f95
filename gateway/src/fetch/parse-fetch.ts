import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from "graphql";
import type { SelectedField } from "./selected-fields";

/** One fetch of a plan: the operation that is sent to a subgraph, with its fragments. */
export interface PlannedFetch {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether variables decide what is asked for. */
  readonly isConditional: boolean;
  readonly selected: SelectedFields;
}

/** What objects of a type are asked for by a selection set, as far as it was worked out. */
export type SelectedFields = Map<SelectionSetNode, Map<string, readonly SelectedField[]>>;

/** Reads the text of a fetch, which the planner wrote and which therefore holds one operation. */
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
