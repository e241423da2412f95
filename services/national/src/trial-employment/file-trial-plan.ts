import { requirePast } from "@aiwork/agreement/state-change/require-past";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { placementOfOwnTrial } from "./placement-of-trial";
import { TrialEmploymentEntity } from "./trial-employment.entity";
import { refuse } from "./trial-refusals";

export interface Filing extends ActInput {
  trialId: string;
  version: number;
  filedOn: string;
}

/**
 * 実施計画書: filed once, from the hire on. A late one is taken too: until it is there, the trial reads overdue.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, PLAN_OF_NO_TRIAL, PLAN_FILED_ALREADY, DAY_IN_THE_FUTURE, FILED_BEFORE_HIRED
 */
export async function fileTrialPlan(db: EntityManager, input: Filing, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { version, filedOn } = input;
  let hiredOn = "";
  const isTheirs = async ({ placementId }: TrialEmploymentEntity) => {
    const placement = await placementOfOwnTrial(db, context, placementId);
    hiredOn = placement?.hiredOn ?? "";
    return placement !== null;
  };
  await compareAndSet(db, TrialEmploymentEntity, { id: trialId, version, isTheirs }, ({ status, planFiledOn }) => {
    if (status === "NOT_STARTED") throw refuse("PLAN_OF_NO_TRIAL").at("trialId");
    if (planFiledOn !== null) throw refuse("PLAN_FILED_ALREADY").at("trialId");
    requirePast(filedOn, context, "filedOn");
    if (filedOn < hiredOn) throw refuse("FILED_BEFORE_HIRED").at("filedOn");
    return { planFiledOn: filedOn };
  });
  return { trialId };
}
