import { type ConstDirectiveNode, type DirectiveNode, Kind, type TypeNode, valueFromASTUntyped } from "graphql";

interface Directed {
  directives?: readonly ConstDirectiveNode[] | undefined;
}

/** The uses of a directive, by its name or by its federation name when it is not imported. */
export const directivesOf = (node: Directed, name: string): readonly ConstDirectiveNode[] =>
  (node.directives ?? []).filter(({ name: { value } }) => value === name || value === `federation__${name}`);

export const directiveOf = (node: Directed, name: string): ConstDirectiveNode | undefined =>
  directivesOf(node, name)[0];

export function argumentOf(directive: DirectiveNode | undefined, name: string): unknown {
  const argument = directive?.arguments?.find(({ name: { value } }) => value === name);
  return argument && valueFromASTUntyped(argument.value);
}

/** A list argument; GraphQL lets a single value stand for a list of one. */
export function listOf(directive: DirectiveNode | undefined, name: string): string[] {
  const value = argumentOf(directive, name);
  return value === undefined || value === null ? [] : ([value].flat() as string[]);
}

export const isNonNull = (type: TypeNode): boolean => type.kind === Kind.NON_NULL_TYPE;

export const isList = (type: TypeNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;

export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
