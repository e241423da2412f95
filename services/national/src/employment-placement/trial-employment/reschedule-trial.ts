import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RescheduleTrialInput } from "../../generated/resolvers";
import { parseTrialDays } from "./trial-days";
import { placementOfOwnTrial } from "./trial-employment.access";
import { TRIAL_TRANSITIONS, TrialEmploymentEntity } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

/**
 * 延期: moves the days of a trial that nobody has recorded as begun, or plans anew one that was recorded as never begun, by
 * mistake or because the work was put off. The days it had are kept. It is PLANNED, and begins by its day.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, PLACEMENT_VOIDED, TRIAL_DAYS_UNCHANGED and the errors of a
 *   reason and of parseTrialDays
 */
export async function rescheduleTrial(db: EntityManager, input: RescheduleTrialInput, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { caller } = context;
  let placement: Awaited<ReturnType<typeof placementOfOwnTrial>> = null;
  const isOwn = async ({ placementId }: TrialEmploymentEntity) => {
    placement = await placementOfOwnTrial(db, context, placementId);
    return placement !== null;
  };
  // guard: trial-is-moved-by-whose-person-is
  await compareAndSet(
    db,
    TrialEmploymentEntity,
    { id: trialId, version: input.version, field: "trialId", isOwn },
    async (trial) => {
      const { status: from, seekerId, ruleVersion } = trial;
      // guard: trial-that-began-is-not-moved
      requireTransition(TRIAL_TRANSITIONS, from, "PLANNED", "trialId");
      // guard: trial-of-voided-placement-is-not-planned-anew
      if (placement === null || placement.status === "VOIDED")
        throw trialEmploymentError("PLACEMENT_VOIDED").at("trialId");
      const isSame = input.startsOn === trial.startsOn && input.plannedEndOn === trial.plannedEndOn;
      // guard: trial-is-moved-to-other-days
      if (from === "PLANNED" && isSame) throw trialEmploymentError("TRIAL_DAYS_UNCHANGED").at("startsOn");
      // guard: trial-is-moved-for-reason
      const reason = parseReason(input.reason);
      const days = parseTrialDays(input, placement, ruleVersion, context);
      const { startsOn, plannedEndOn } = days;
      const moved = { before: { ...trial }, after: { startsOn, plannedEndOn } };
      // guard: days-of-trial-before-it-was-moved-are-kept
      await keepRevision(db, caller, { seekerId, subjectId: trialId, ...moved, reason });
      // guard: moved-trial-says-so-in-history
      await recordStateChange(db, caller, { subjectId: trialId, from, to: "PLANNED", reason });
      return { ...days, status: "PLANNED" as const, endedOn: null, endReason: null };
    },
  );
  return { trialId };
}
