import { platformError } from "@aiwork/server/errors/platform.errors";
import type { RequestContext } from "@aiwork/server/http/request-context";
import type { ApolloServerPlugin } from "@apollo/server";

const MEMBER = "/reporting/graphql";

/** Serves reporting clients alone: what they send is not registered, so it is served to those who are. */
export const requireReportingRole: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { caller } }) => ({
    didResolveOperation: async () => {
      if (caller.role === "reporting") return;
      // guard: free-documents-are-for-reporting-clients
      throw caller.subject === null
        ? platformError("SIGN_IN_FIRST")
        : platformError("NOT_YOUR_ROLE", { member: MEMBER });
    },
  }),
};
