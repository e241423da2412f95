import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { FileTrialPlanInput } from "../../generated/resolvers";
import { reasonBy } from "../placement/placed-registration";
import { placementOfTrial } from "./trial-employment.access";
import { TrialEmploymentEntity } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

/**
 * 実施計画書: filed once, on or after the day of the hire. A late plan is accepted; until it is filed, the trial is overdue. A
 * wrong day of filing is corrected with a reason, and kept. Past the term, the service point of the placement files it for a
 * reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, PLAN_OF_NO_TRIAL, PLAN_FILED_ALREADY, DAY_IN_THE_FUTURE, FILED_BEFORE_HIRED,
 *   REASON_REQUIRED
 */
export async function fileTrialPlan(db: EntityManager, input: FileTrialPlanInput, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { version, filedOn } = input;
  let placement: Awaited<ReturnType<typeof placementOfTrial>> = null;
  const isOwn = async ({ placementId }: TrialEmploymentEntity) => {
    placement = await placementOfTrial(db, context, placementId);
    return placement !== null;
  };
  // guard: plan-is-filed-by-whose-person-is
  await compareAndSet(db, TrialEmploymentEntity, { id: trialId, version, field: "trialId", isOwn }, async (trial) => {
    const { planFiledOn, seekerId } = trial;
    const { hiredOn = "", standing = "SERVING" } = placement ?? {};
    const { reason } = await checkFields({
      trial: () => requireToBeFiled(trial, input),
      filedOn: () => {
        // guard: plan-is-filed-by-today
        requireNotInFuture(filedOn, context, "filedOn");
        // guard: plan-is-not-filed-before-hire
        if (filedOn < hiredOn) throw trialEmploymentError("FILED_BEFORE_HIRED").at("filedOn");
      },
      reason: () => reasonBy(standing, input.reason),
    });
    const corrected = { before: { planFiledOn }, after: { planFiledOn: filedOn }, reason };
    // guard: day-of-filing-before-it-was-corrected-is-kept
    if (planFiledOn !== null || standing === "LATE")
      await keepRevision(db, context.caller, { seekerId, subjectId: trialId, ...corrected });
    return { planFiledOn: filedOn };
  });
  return { trialId };
}

/** @throws PLAN_OF_NO_TRIAL, PLAN_FILED_ALREADY */
function requireToBeFiled(
  { status, planFiledOn }: TrialEmploymentEntity,
  { filedOn, reason }: Pick<FileTrialPlanInput, "filedOn" | "reason">,
): void {
  // guard: trial-did-not-start-has-no-plan
  if (status === "NOT_STARTED") throw trialEmploymentError("PLAN_OF_NO_TRIAL").at("trialId");
  // guard: plan-is-filed-once
  if (planFiledOn !== null && (!reason?.trim() || planFiledOn === filedOn))
    throw trialEmploymentError("PLAN_FILED_ALREADY").at("trialId");
}
