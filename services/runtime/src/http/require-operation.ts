import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { refuse } from "../refusal/plumbing-refusals";
import type { RequestContext } from "../request/request-context";

/** A document of several operations needs the name of one; a gateway's executor would only break on it. */
export const requireOperation: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation) return;
      const refusal = refuse("NO_SUCH_OPERATION");
      refusal.extensions.http = { status: 400, headers: new HeaderMap() };
      throw refusal;
    },
  }),
};
