import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RescheduleTrialInput } from "../../generated/resolvers";
import { askBackTrialDays, parseTrialDays, requireEndWithin } from "./trial-days";
import { placementOfOwnTrial } from "./trial-employment.access";
import { TRIAL_TRANSITIONS, TrialEmploymentEntity, type TrialStatus } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

/**
 * 延期・日程の訂正: moves the days of a trial that nobody has recorded as begun, or plans anew one that was recorded as never begun
 * or as begun, by mistake or because the work was put off: it is PLANNED, and begins by its day. One that began, or ended, on
 * days that were recorded wrongly stays so, with the right days. The days it had are kept.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, PLACEMENT_VOIDED, TRIAL_DAYS_UNCHANGED, ENDED_OUTSIDE_TRIAL,
 *   ENDED_AT_TERM and the errors of a reason and of parseTrialDays
 */
export async function rescheduleTrial(db: EntityManager, input: RescheduleTrialInput, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { caller, clock } = context;
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
      const placed = placement;
      if (placed === null) throw new Error("a trial is that of a placement");
      const to = statusAfter(from, input.startsOn <= clock.today());
      const { days, reason } = await checkFields({
        trial: () => {
          // guard: trial-that-ended-is-not-planned-again
          requireTransition(TRIAL_TRANSITIONS, from, to, "trialId");
          // guard: trial-of-voided-placement-is-not-planned-anew
          if (placed.status === "VOIDED") throw trialEmploymentError("PLACEMENT_VOIDED").at("trialId");
          const isSame = input.startsOn === trial.startsOn && input.plannedEndOn === trial.plannedEndOn;
          // guard: trial-is-moved-to-other-days
          if (from !== "NOT_STARTED" && isSame) throw trialEmploymentError("TRIAL_DAYS_UNCHANGED").at("startsOn");
        },
        days: () => parseTrialDays(input, placed, ruleVersion, context),
        // guard: end-stays-within-corrected-days
        end: () =>
          trial.endedOn && to !== "PLANNED" && requireEndWithin(input, { to, endedOn: trial.endedOn }, "plannedEndOn"),
        // guard: trial-is-moved-for-reason
        reason: () => parseReason(input.reason),
      });
      askBackTrialDays(input, placed, context);
      const { startsOn, plannedEndOn } = days;
      const moved = { before: { ...trial }, after: { startsOn, plannedEndOn } };
      // guard: days-of-trial-before-it-was-moved-are-kept
      await keepRevision(db, caller, { seekerId, subjectId: trialId, ...moved, reason });
      // guard: moved-trial-says-so-in-history
      await recordStateChange(db, caller, { subjectId: trialId, from, to, reason });
      return { ...days, status: to, ...(to === "PLANNED" ? { endedOn: null, endReason: null } : {}) };
    },
  );
  return { trialId };
}

/** A trial whose first day is to come has not begun. One that nobody recorded as begun begins by its day. */
function statusAfter(from: TrialStatus, hasBegun: boolean): TrialStatus {
  return hasBegun && from !== "NOT_STARTED" ? from : "PLANNED";
}
