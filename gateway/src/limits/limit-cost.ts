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

/** What callers' operations may cost: in ten seconds together, and each of them. */
export class CostBudget extends Spending {
  readonly max: number;

  /** @param limit what one caller's operations may cost in ten seconds */
  constructor(limit: number) {
    super({ ofCaller: limit, ofAddress: limit * SHARE_OF_ADDRESS, ofAnonymous: limit });
    this.max = Math.floor(limit * SHARE_OF_OPERATION);
  }
}

/**
 * Refuses an operation that costs too much by itself, and one of a caller whose operations of the last ten seconds did.
 * @param showsCost whether each answer says in `extensions.cost` what it cost, and what an operation may
 */
export function limitCost(budget: CostBudget, showsCost = false): ApolloServerPlugin<RequestContext> {
  const { max } = budget;
  const costs = new WeakMap<OperationDefinitionNode, OperationCost>();
  return {
    requestDidStart: async ({ contextValue }) => {
      let cost: number | undefined;
      return {
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (!operation) return;
          const costOf = costs.get(operation) ?? compileCost(schema, document, operation);
          costs.set(operation, costOf);
          cost = costOf(createSizeReader(operation, request.variables ?? {}));
          // guard: operation-has-limit-of-cost
          if (cost > max) throw limitError("TOO_COSTLY", { max });
          const refusal = await budget.spend(contextValue, cost);
          // guard: caller-has-limit-of-cost
          if (refusal) throw refusal;
        },
        willSendResponse: async ({ response: { body } }) => {
          if (!showsCost || cost === undefined || body.kind !== "single") return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: { requested: cost, max } };
        },
      };
    },
  };
}
