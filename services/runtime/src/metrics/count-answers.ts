import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../request/request-context";
import { codesOf } from "./codes-of";
import type { Metrics } from "./open-metrics";

/**
 * Counts responses, their errors and their duration.
 * @param isKnown true for an operation name that may be a label; clients choose these names freely, so others count as "other"
 */
export function countAnswers<Context extends RequestContext>(
  { answers, seconds, refusals }: Metrics,
  isKnown: (operation: string) => boolean = () => false,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const begun = performance.now();
      return {
        async willSendResponse({ response, operationName }) {
          const operation = operationName && isKnown(operationName) ? operationName : "other";
          const codes = codesOf(response);
          answers.inc({ operation, code: codes[0] ?? "OK" });
          seconds.observe({ operation }, (performance.now() - begun) / 1_000);
          for (const code of codes) refusals.inc({ code });
        },
      };
    },
  };
}
