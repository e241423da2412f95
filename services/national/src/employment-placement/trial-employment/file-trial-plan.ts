import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { FileTrialPlanInput } from "../../generated/resolvers";
import { placementOfOwnTrial } from "./trial-employment.access";
import { TrialEmploymentEntity } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

/**
 * 実施計画書: filed once, on or after the day of the hire. A late plan is accepted; until it is filed, the trial is overdue. A
 * wrong day of filing is corrected with a reason, and kept.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, PLAN_OF_NO_TRIAL, PLAN_FILED_ALREADY, DAY_IN_THE_FUTURE, FILED_BEFORE_HIRED
 */
export async function fileTrialPlan(db: EntityManager, input: FileTrialPlanInput, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { version, filedOn } = input;
  let hiredOn = "";
  const isOwn = async ({ placementId }: TrialEmploymentEntity) => {
    const placement = await placementOfOwnTrial(db, context, placementId);
    hiredOn = placement?.hiredOn ?? "";
    return placement !== null;
  };
  // guard: plan-is-filed-by-whose-person-is
  await compareAndSet(db, TrialEmploymentEntity, { id: trialId, version, field: "trialId", isOwn }, async (trial) => {
    const { status, planFiledOn, seekerId } = trial;
    // guard: trial-did-not-start-has-no-plan
    if (status === "NOT_STARTED") throw trialEmploymentError("PLAN_OF_NO_TRIAL").at("trialId");
    const isCorrected = planFiledOn !== null;
    // guard: plan-is-filed-once
    if (isCorrected && (!input.reason?.trim() || planFiledOn === filedOn))
      throw trialEmploymentError("PLAN_FILED_ALREADY").at("trialId");
    // guard: plan-is-filed-by-today
    requireNotInFuture(filedOn, context, "filedOn");
    // guard: plan-is-not-filed-before-hire
    if (filedOn < hiredOn) throw trialEmploymentError("FILED_BEFORE_HIRED").at("filedOn");
    const corrected = { before: { planFiledOn }, after: { planFiledOn: filedOn } };
    // guard: day-of-filing-before-it-was-corrected-is-kept
    if (isCorrected)
      await keepRevision(db, context.caller, {
        ...{ seekerId, subjectId: trialId, reason: parseReason(input.reason ?? "") },
        ...corrected,
      });
    return { planFiledOn: filedOn };
  });
  return { trialId };
}
