import type { ApolloServerPlugin } from "@apollo/server";
import { codesOf } from "../metrics/codes-of";
import type { RequestContext } from "../request/request-context";

/**
 * Tells the request's span what was asked for and what came of it.
 * @param isKnown whether a name may be told: what a client calls its operation may be anything
 */
export function describeAnswers<Context extends RequestContext>(
  isKnown: (operation: string) => boolean,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response, operationName, operation, contextValue }) {
        contextValue.trace?.tell({
          "graphql.operation.name": operationName && isKnown(operationName) ? operationName : "other",
          "graphql.operation.type": operation?.operation ?? "none",
          "aiwork.code": codesOf(response)[0] ?? "OK",
        });
      },
    }),
  };
}
