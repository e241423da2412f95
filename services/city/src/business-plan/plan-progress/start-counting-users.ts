import { startCounting } from "@aiwork/agreement/business-plan/plan-progress/start-counting";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { StartCountingUsersInput } from "../../generated/resolvers";

/**
 * 集計の開始: the city counts users (利用者数) from this month on.
 * @throws COUNTING_BEFORE_OPENING, COUNTING_TOO_FAR_AHEAD, COUNTING_STARTED
 */
export function startCountingUsers(db: EntityManager, input: StartCountingUsersInput, context: SubgraphContext) {
  return startCounting(db, input.firstMonth, "VISIT_PERSON_DAY", context);
}
