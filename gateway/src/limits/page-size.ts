import {
  type GraphQLField,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from "graphql";

export const MAX_PAGE_SIZE = 100;

/** GraphQL Cursor Connections specification, 4: the type's name ends in Connection; it has first and last. */
export function isConnection(field: GraphQLField<unknown, unknown> | null | undefined): boolean {
  if (!field || !getNamedType(field.type).name.endsWith("Connection")) return false;
  return ["first", "last"].every((wanted) => field.args.some(({ name }) => name === wanted));
}

/** Reads the value of an argument, which may be a variable or its default; it need not be a number. */
export type ReadSize = (node: ValueNode | undefined) => unknown;

export function createSizeReader(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadSize {
  const defaults = new Map(variableDefinitions.map((each) => [each.variable.name.value, each.defaultValue]));
  return function readSize(node): unknown {
    if (node?.kind !== Kind.VARIABLE) return node && valueFromASTUntyped(node);
    const { value: name } = node.name;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    // guard: pages-size-is-read-from-default-where
    return given === undefined ? readSize(defaults.get(name)) : given;
  };
}
