import type { ApolloServerPlugin } from "@apollo/server";
import { codesOf } from "../metrics/codes-of";
import type { RequestContext } from "../request/request-context";

/**
 * Sets the operation's name, its type and its outcome on the request's span.
 * @param isKnown true for an operation name that may be recorded; clients choose these names freely, so others are "other"
 */
export function describeAnswers<Context extends RequestContext>(
  isKnown: (operation: string) => boolean,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response, operationName, operation, contextValue }) {
        contextValue.trace?.tell({
          // guard: what-client-calls-operation-stands
          "graphql.operation.name": operationName && isKnown(operationName) ? operationName : "other",
          "graphql.operation.type": operation?.operation ?? "none",
          // guard: span-tells-code-of-refusal
          "aiwork.code": codesOf(response)[0] ?? "OK",
        });
      },
    }),
  };
}
