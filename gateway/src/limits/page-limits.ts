import { platformError } from "@aiwork/server/errors/platform.errors";
import type { Refusal } from "@aiwork/server/errors/refusal";
import type { ApolloServerPlugin } from "@apollo/server";
import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Refuses an operation that selects a connection without a page size, or with one out of range. */
export function requirePageSizes(): ApolloServerPlugin {
  const found = new WeakMap<OperationDefinitionNode, readonly RequestedPage[]>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return;
        const pages = found.get(operation) ?? findRequestedPages(schema, document, operation);
        found.set(operation, pages);
        const refusal = checkPageSizes(pages, operation, request.variables ?? {});
        if (refusal) throw refusal;
      },
    }),
  };
}

/** The page size arguments of a connection, as written in the document. */
interface RequestedPage {
  readonly first: ValueNode | undefined;
  readonly last: ValueNode | undefined;
}

/** The page sizes of every connection that an operation selects. */
function findRequestedPages(
  schema: GraphQLSchema,
  document: DocumentNode,
  { name }: OperationDefinitionNode,
): RequestedPage[] {
  const own = separateOperations(document)[name?.value ?? ""] ?? document;
  const types = new TypeInfo(schema);
  const pages: RequestedPage[] = [];
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

const MAX_PAGE_SIZE = 100;

type Variables = Readonly<Record<string, unknown>>;

/** Every connection needs exactly one of first and last, from 1 to 100. */
function checkPageSizes(
  pages: readonly RequestedPage[],
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): Refusal | undefined {
  const defaults = new Map(variableDefinitions.map((each) => [each.variable.name.value, each.defaultValue]));
  for (const { first, last } of pages) {
    const sizes = [readSize(first), readSize(last)].filter((size) => size != null);
    // guard: connection-is-asked-for-exactly
    if (sizes.length !== 1) return platformError("FIRST_OR_LAST");
    const [size] = sizes;
    // A value that is not a number fails validation against its type.
    // guard: page-is-of-1-to-100
    if (typeof size === "number" && !(size >= 1 && size <= MAX_PAGE_SIZE)) return platformError("PAGE_SIZE");
  }

  function readSize(node: ValueNode | undefined): unknown {
    if (node?.kind !== Kind.VARIABLE) return node && valueFromASTUntyped(node);
    const { value: name } = node.name;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    // guard: pages-size-is-read-from-default-where
    return given === undefined ? readSize(defaults.get(name)) : given;
  }
}
