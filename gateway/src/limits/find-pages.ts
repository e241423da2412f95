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

/** The page size arguments of a connection, as written in the document. */
export interface PageAsked {
  readonly first: ValueNode | undefined;
  readonly last: ValueNode | undefined;
}

/** The page sizes of every connection that an operation selects. */
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

/** GraphQL Cursor Connections specification, 4: the type's name ends in Connection; it has first and last. */
function isConnection(field: GraphQLField<unknown, unknown> | null | undefined): boolean {
  if (!field || !getNamedType(field.type).name.endsWith("Connection")) return false;
  return ["first", "last"].every((wanted) => field.args.some(({ name }) => name === wanted));
}
