import { startCounting } from "@aiwork/agreement/business-plan/plan-progress/start-counting";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { StartCountingPlacementsInput } from "../../generated/resolvers";

/**
 * 集計の開始: the national side counts placement cases (就職件数) from this month on.
 * @throws COUNTING_BEFORE_OPENING, COUNTING_TOO_FAR_AHEAD, COUNTING_STARTED
 */
export function startCountingPlacements(
  db: EntityManager,
  input: StartCountingPlacementsInput,
  context: SubgraphContext,
) {
  return startCounting(db, input.firstMonth, "PLACEMENT_CASES", context);
}
