import { platformError } from "@aiwork/server/errors/platform.errors";
import type { Refusal } from "@aiwork/server/errors/refusal";
import type { ApolloServerPlugin } from "@apollo/server";
import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { createSizeReader, isConnection, MAX_PAGE_SIZE, type ReadSize } from "./page-size";

/** Refuses an operation that selects a connection without a page size, or with one out of range. */
export function requirePageSizes(): ApolloServerPlugin {
  const found = new WeakMap<OperationDefinitionNode, readonly RequestedPage[]>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return;
        const pages = found.get(operation) ?? findRequestedPages(schema, document, operation);
        found.set(operation, pages);
        const refusal = checkPageSizes(pages, createSizeReader(operation, request.variables ?? {}));
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

/** Every connection needs exactly one of first and last, from 1 to 100. */
function checkPageSizes(pages: readonly RequestedPage[], readSize: ReadSize): Refusal | undefined {
  for (const { first, last } of pages) {
    const sizes = [readSize(first), readSize(last)].filter((size) => size != null);
    // guard: connection-is-asked-for-exactly
    if (sizes.length !== 1) return platformError("FIRST_OR_LAST");
    const [size] = sizes;
    // A value that is not a number fails validation against its type.
    // guard: page-is-of-1-to-100
    if (typeof size === "number" && !(size >= 1 && size <= MAX_PAGE_SIZE)) return platformError("PAGE_SIZE");
  }
}
