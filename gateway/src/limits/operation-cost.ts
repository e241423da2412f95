import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { isConnection, MAX_PAGE_SIZE, type ReadSize } from "./page-size";

/** The length that is assumed of a list of which the document does not say how long it may be. */
const ASSUMED_LENGTH = 5;

/** The cost of an operation, once its variables are known. */
export type OperationCost = (readSize: ReadSize) => number;

const sum =
  (parts: readonly OperationCost[]): OperationCost =>
  (readSize) =>
    parts.reduce((total, part) => total + part(readSize), 0);

/**
 * The cost of an operation: one for each field that its answer can have. What stands in a connection counts as often as
 * its page is long, and in pages of pages as often as they multiply. Fragments are spread out: the document's other limits
 * bound how far.
 */
export function compileCost(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): OperationCost {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  return costOfSet(operation.selectionSet, schema.getRootType(operation.operation));

  function costOfSet({ selections }: SelectionSetNode, type: GraphQLNamedType | null | undefined): OperationCost {
    return sum(selections.map((selection) => costOf(selection, type)));
  }

  function costOf(selection: SelectionNode, type: GraphQLNamedType | null | undefined): OperationCost {
    if (selection.kind === Kind.FIELD) return costOfField(selection, type);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const spread = condition === undefined ? type : schema.getType(condition);
    return fragment ? costOfSet(fragment.selectionSet, spread) : () => 0;
  }

  function costOfField(
    { name, selectionSet, arguments: given = [] }: FieldNode,
    parent: GraphQLNamedType | null | undefined,
  ): OperationCost {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined;
    if (!selectionSet || !field || !isCompositeType(getNamedType(field.type))) return () => 1;
    const below = costOfSet(selectionSet, getNamedType(field.type));
    const values = given.map(({ value }) => value);
    const sizes = given.filter(({ name: { value } }) => SIZES.test(value)).map(({ value }) => value);
    if (isConnection(field))
      // guard: cost-multiplies-pages
      return (readSize) => 1 + pageSize(sizes.map(readSize)) * below(readSize);
    // The page's size stands for the list of its edges.
    const isPaged = parent?.name.endsWith("Connection") ?? false;
    if (isPaged || !isListType(getNullableType(field.type))) return (readSize) => 1 + below(readSize);
    // guard: cost-counts-sized-list-like-page
    if (field.args.some(({ name: argument }) => SIZES.test(argument)))
      return (readSize) => 1 + pageSize(sizes.map(readSize)) * below(readSize);
    // guard: cost-counts-ids-of-batch
    return (readSize) => 1 + lengthOfList(values.map(readSize)) * below(readSize);
  }
}

/** Arguments that say how many items are asked for. */
const SIZES = /^(first|last)$/;

/** One that is missing, is not a number, or out of range, counts as the largest: it is refused elsewhere, or is a list's own. */
function pageSize(sizes: readonly unknown[]): number {
  const size = sizes.find((given) => given != null);
  return typeof size === "number" && size >= 0 && size <= MAX_PAGE_SIZE ? size : MAX_PAGE_SIZE;
}

/** A batch has as many items as ids are given. */
function lengthOfList(values: readonly unknown[]): number {
  const lengths = values.filter((value) => Array.isArray(value)).map(({ length }) => length);
  return lengths.length > 0 ? Math.max(...lengths) : ASSUMED_LENGTH;
}
