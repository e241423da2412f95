import type { ApolloServerPlugin, GraphQLResponse } from "@apollo/server";
import type { Metrics } from "../telemetry/metrics";
import type { RequestContext } from "./request-context";

/** The codes of a response's errors, in order. */
function errorCodesOf({ body }: Pick<GraphQLResponse, "body">): string[] {
  const errors = (body.kind === "single" && body.singleResult.errors) || [];
  return errors.map(({ extensions }) => String(extensions?.code));
}

/**
 * Counts responses, their errors and their duration.
 * @param isKnown true for an operation name that may be a label; clients choose these names freely, so others count as "other"
 */
export function countResponses<Context extends RequestContext>(
  { responses, seconds, errors }: Metrics,
  isKnown: (operation: string) => boolean = () => false,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const begun = performance.now();
      return {
        async willSendResponse({ response, operationName }) {
          const operation = operationName && isKnown(operationName) ? operationName : "other";
          const codes = errorCodesOf(response);
          responses.inc({ operation, code: codes[0] ?? "OK" });
          seconds.observe({ operation }, (performance.now() - begun) / 1_000);
          for (const code of codes) errors.inc({ code });
        },
      };
    },
  };
}

/**
 * Sets the operation's name, its type and its outcome on the request's span.
 * @param isKnown true for an operation name that may be recorded; clients choose these names freely, so others are "other"
 */
export function traceResponses<Context extends RequestContext>(
  isKnown: (operation: string) => boolean,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response, operationName, operation, contextValue }) {
        contextValue.trace?.setAttributes({
          // guard: what-client-calls-operation-stands
          "graphql.operation.name": operationName && isKnown(operationName) ? operationName : "other",
          "graphql.operation.type": operation?.operation ?? "none",
          // guard: span-tells-code-of-refusal
          "aiwork.code": errorCodesOf(response)[0] ?? "OK",
        });
      },
    }),
  };
}
