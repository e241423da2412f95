import type { RequestContext } from "@aiwork/server/http/request-context";
import type { ApolloServerPlugin } from "@apollo/server";
import { Spending } from "./spending";

/** Starts to measure the CPU time of this process, in milliseconds; that of other processes is nobody's fault. */
export function startCpuTimer(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  };
}

/**
 * The time of the gateway's one thread that documents which a caller makes up take from all others: to be checked, parsed,
 * validated and planned. All callers without a token together have as much of it as one with a token.
 */
export class PlanningBudget extends Spending {
  /** @param limit milliseconds of CPU in ten seconds */
  constructor(limit: number) {
    super({ ofCaller: limit, ofAddress: limit, ofAnonymous: limit });
  }
}

/** Charges a caller for parsing and validating a document that the server has not kept. */
export function chargeValidation(budget: PlanningBudget): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      let measure = startCpuTimer();
      return {
        async parsingDidStart() {
          measure = startCpuTimer();
        },
        // guard: validation-is-charged
        validationDidStart: async () => async () => void (await budget.spend(contextValue, measure())),
      };
    },
  };
}
