import type { RequestContext } from "@aiwork/server/http/request-context";
import type { ApolloServerPlugin } from "@apollo/server";
import type { OperationDefinitionNode } from "graphql";
import { limitError } from "./limits.errors";
import { compileCost, type OperationCost } from "./operation-cost";
import { createSizeReader } from "./page-size";
import { Spending } from "./spending";

/** Of what a caller may spend in ten seconds, what one operation may cost: a good part of a second of everybody's time. */
const SHARE_OF_OPERATION = 0.25;
/** Of what a caller with a token may spend, the share of one address without one; all addresses together have as much. */
const SHARE_OF_ADDRESS = 0.5;

/**
 * Refuses an operation that costs too much by itself, and one of a caller whose operations of the last ten seconds did.
 * @param limit what one caller's operations may cost in ten seconds
 */
export function limitCost(limit: number): ApolloServerPlugin<RequestContext> {
  const spending = new Spending({ ofCaller: limit, ofAddress: limit * SHARE_OF_ADDRESS, ofAnonymous: limit });
  const max = Math.floor(limit * SHARE_OF_OPERATION);
  const costs = new WeakMap<OperationDefinitionNode, OperationCost>();
  return {
    requestDidStart: async ({ contextValue }) => ({
      didResolveOperation: async ({ schema, document, operation, request }) => {
        if (!operation) return;
        const costOf = costs.get(operation) ?? compileCost(schema, document, operation);
        costs.set(operation, costOf);
        const cost = costOf(createSizeReader(operation, request.variables ?? {}));
        // guard: operation-has-limit-of-cost
        if (cost > max) throw limitError("TOO_COSTLY", { max });
        const refusal = await spending.spend(contextValue, cost);
        // guard: caller-has-limit-of-cost
        if (refusal) throw refusal;
      },
    }),
  };
}
