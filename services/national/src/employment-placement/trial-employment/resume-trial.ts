import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ResumeTrialInput } from "../../generated/resolvers";
import { placementOfTrial } from "./trial-employment.access";
import { TRIAL_RESUME_TRANSITIONS, TrialEmploymentEntity } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

/**
 * 終了の取消し: a trial whose end was recorded by mistake runs again, until its planned end has come. The end it had is kept. Past
 * the term, the service point of the placement takes it back too; the trial keeps nobody in its reach then.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, PLACEMENT_VOIDED, TRIAL_OVER and the errors of a reason
 */
export async function resumeTrial(db: EntityManager, input: ResumeTrialInput, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { caller, clock } = context;
  let isPlaced = false;
  const isOwn = async ({ placementId }: TrialEmploymentEntity) => {
    const placement = await placementOfTrial(db, context, placementId);
    isPlaced = placement !== null && placement.status !== "VOIDED";
    return placement !== null;
  };
  // guard: trial-is-resumed-by-whose-person-is
  await compareAndSet(
    db,
    TrialEmploymentEntity,
    { id: trialId, version: input.version, field: "trialId", isOwn },
    async (trial) => {
      const { status: from, seekerId } = trial;
      const { reason } = await checkFields({
        trial: () => {
          // guard: trial-that-ended-alone-is-resumed
          requireTransition(TRIAL_RESUME_TRANSITIONS, from, "STARTED", "trialId");
          // guard: trial-of-voided-placement-is-not-resumed
          if (!isPlaced) throw trialEmploymentError("PLACEMENT_VOIDED").at("trialId");
          // guard: trial-is-resumed-until-its-planned-end
          if (trial.plannedEndOn < clock.today()) throw trialEmploymentError("TRIAL_OVER").at("trialId");
        },
        // guard: trial-is-resumed-for-reason
        reason: () => parseReason(input.reason),
      });
      const running = { endedOn: null, endReason: null, convertedOn: null };
      // guard: end-that-was-taken-back-is-kept
      await keepRevision(db, caller, { seekerId, subjectId: trialId, before: { ...trial }, after: running, reason });
      await recordStateChange(db, caller, { subjectId: trialId, from, to: "STARTED", reason });
      return { status: "STARTED" as const, ...running };
    },
  );
  return { trialId };
}
