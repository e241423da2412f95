import type { ApolloServerPlugin } from "@apollo/server";
import type { OperationDefinitionNode } from "graphql";
import type { GatewayContext } from "../gateway-context";
import { findPages, type PageAsked } from "./find-pages";
import { judgePages } from "./judge-pages";

/** Refuses an operation that asks for a connection without saying how much of it, or for too much. */
export function requirePages(): ApolloServerPlugin<GatewayContext> {
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
