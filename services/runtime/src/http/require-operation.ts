import type { ApolloServerPlugin } from "@apollo/server";
import { refuse } from "../refusal/plumbing-refusals";
import type { RequestContext } from "../request/request-context";

/** Refuses a document of several operations without an operationName, which the gateway's executor cannot run. */
export const requireOperation: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (!operation) throw refuse("NO_SUCH_OPERATION");
    },
  }),
};
