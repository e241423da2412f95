import { notRegistered } from "@aiwork/runtime/http/refuse-document";
import type { ApolloServerPlugin } from "@apollo/server";
import type { DocumentNode } from "graphql";
import type { GatewayContext } from "../gateway-context";
import type { Manifest } from "./manifest";

/** Serves registered operations alone; reporting clients, to whom nothing personal is open, write documents of their own. */
export function requireRegistered(manifest: Manifest): ApolloServerPlugin<GatewayContext> {
  const known = new WeakMap<DocumentNode, boolean>();
  return {
    requestDidStart: async ({ contextValue: { caller } }) => ({
      didResolveOperation: async ({ document }) => {
        const isRegistered = known.get(document) ?? manifest.has(document);
        known.set(document, isRegistered);
        if (!isRegistered && caller.role !== "reporting") throw notRegistered();
      },
    }),
  };
}
