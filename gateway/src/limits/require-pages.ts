import type { ApolloServerPlugin } from "@apollo/server";
import type { OperationDefinitionNode } from "graphql";
import { findPages, type PageAsked } from "./find-pages";
import { judgePages } from "./judge-pages";

/** Refuses an operation that selects a connection without a page size, or with one out of range. */
export function requirePages(): ApolloServerPlugin {
  const found = new WeakMap<OperationDefinitionNode, readonly PageAsked[]>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return;
        const pages = found.get(operation) ?? findPages(schema, document, operation);
        found.set(operation, pages);
        const refusal = judgePages(pages, operation, request.variables ?? {});
        if (refusal) throw refusal;
      },
    }),
  };
}
