import { notRegistered } from "@aiwork/runtime/http/refuse-document";
import type { RequestContext } from "@aiwork/runtime/request/request-context";
import type { ApolloServerPlugin } from "@apollo/server";
import type { DocumentNode } from "graphql";
import type { Manifest } from "./manifest";

/** Refuses unregistered operations, except from reporting clients, who cannot read personal data. */
export function requireRegistered(manifest: Manifest): ApolloServerPlugin<RequestContext> {
  const known = new WeakMap<DocumentNode, boolean>();
  return {
    requestDidStart: async ({ contextValue: { caller } }) => ({
      didResolveOperation: async ({ document }) => {
        const isRegistered = known.get(document) ?? manifest.has(document);
        known.set(document, isRegistered);
        // guard: operation-is-not-registered-is-refused
        if (!isRegistered && caller.role !== "reporting") throw notRegistered();
      },
    }),
  };
}
