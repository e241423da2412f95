import type { ApolloServerPlugin } from "@apollo/server";
import { refuse } from "../refusal/plumbing-refusals";
import type { RequestContext } from "../request/request-context";

/** A document of several operations needs the name of one; a gateway's executor would only break on it. */
export const requireOperation: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (!operation) throw refuse("NO_SUCH_OPERATION");
    },
  }),
};
