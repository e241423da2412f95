import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** How much of a connection is asked for, as it is written. */
export interface PageAsked {
  readonly first: ValueNode | undefined;
  readonly last: ValueNode | undefined;
}

/** The pages of every connection that an operation asks for. */
export function findPages(
  schema: GraphQLSchema,
  document: DocumentNode,
  { name }: OperationDefinitionNode,
): PageAsked[] {
  const own = separateOperations(document)[name?.value ?? ""] ?? document;
  const types = new TypeInfo(schema);
  const pages: PageAsked[] = [];
  const Field = ({ arguments: given = [] }: { arguments?: readonly ArgumentNode[] }) => {
    if (!isConnection(types.getFieldDef())) return;
    const argumentOf = (wanted: string) => given.find((argument) => argument.name.value === wanted)?.value;
    pages.push({ first: argumentOf("first"), last: argumentOf("last") });
  };
  visit(own, visitWithTypeInfo(types, { Field }));
  return pages;
}

/** GraphQL Cursor Connections specification, 4: a type whose name ends so, paged by first and last. */
function isConnection(field: GraphQLField<unknown, unknown> | null | undefined): boolean {
  if (!field || !getNamedType(field.type).name.endsWith("Connection")) return false;
  return ["first", "last"].every((wanted) => field.args.some(({ name }) => name === wanted));
}
