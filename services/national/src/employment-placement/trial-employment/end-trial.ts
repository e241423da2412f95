import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture, requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseFreeText, parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { EndTrialInput } from "../../generated/resolvers";
import { requireEndWithin } from "./trial-days";
import { placementOfTrial } from "./trial-employment.access";
import { isOpenTrial, TRIAL_END_TRANSITIONS, TrialEmploymentEntity, trialStatus } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

const MAX_REASON_LENGTH = 1000;
const BEGUN_REASON = "開始日が到来したため";

/**
 * Records the end of a trial: a conversion to regular employment (常用雇用移行) with its day, any other end with its
 * reason. A conversion is not a second placement (invariant 8). A planned trial that began by its day is ended as STARTED,
 * and its history says so first; as nobody recorded that it began, it may also be NOT_STARTED. An end that was recorded by
 * mistake is recorded again, with a reason, unless its placement was voided; the days it had are kept. Past the term, the
 * service point of the placement records the end for a reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, PLACEMENT_VOIDED, DAY_IN_THE_FUTURE, ENDED_BEFORE_HIRED,
 *   ENDED_OUTSIDE_TRIAL, ENDED_AT_TERM, CONVERSION_DAY_REQUIRED, CONVERSION_DAY_UNASKED, CONVERTED_BEFORE_END and the errors of
 *   parseReason
 */
export async function endTrial(db: EntityManager, input: EndTrialInput, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { version, to, endedOn } = input;
  let placement: Awaited<ReturnType<typeof placementOfTrial>> = null;
  const isOwn = async ({ placementId }: TrialEmploymentEntity) => {
    placement = await placementOfTrial(db, context, placementId);
    return placement !== null;
  };
  await compareAndSet(db, TrialEmploymentEntity, { id: trialId, version, field: "trialId", isOwn }, async (trial) => {
    const { caller, clock } = context;
    const { seekerId } = trial;
    const { hiredOn = "", status: placed, standing } = placement ?? {};
    // guard: trial-that-nobody-started-may-not-have-begun
    const from = to === "NOT_STARTED" ? trial.status : trialStatus(trial, clock.today());
    // guard: trial-ends-along-states-alone
    requireTransition(TRIAL_END_TRANSITIONS, from, to);
    const isCorrected = !isOpenTrial(from);
    const given = input.reason ?? "";
    // guard: trial-is-not-converted-ends-for-reason
    const isConverted = to === "CONVERTED";
    // guard: end-of-trial-is-corrected-for-reason
    const isPlain = isConverted && !isCorrected && standing !== "LATE";
    const { convertedOn, reason } = await checkFields({
      placement: () => {
        // guard: end-of-trial-of-voided-placement-stays
        if (isCorrected && placed === "VOIDED") throw trialEmploymentError("PLACEMENT_VOIDED").at("trialId");
      },
      convertedOn: () => {
        // guard: trial-ends-by-today
        requireNotInFuture(endedOn, context, "endedOn");
        // guard: trial-does-not-turn-out-before-hire
        if (endedOn < hiredOn) throw trialEmploymentError("ENDED_BEFORE_HIRED").at("endedOn");
        // guard: trial-ends-within-days
        if (to !== "NOT_STARTED") requireEndWithin(trial, { to, endedOn }, "endedOn");
        return conversionDay(input, context);
      },
      reason: () => (isPlain ? parseFreeText(given, "reason", MAX_REASON_LENGTH) || null : parseReason(given)),
    });
    const corrected = { before: { ...trial }, after: { endedOn, convertedOn } };
    // guard: end-of-trial-before-it-was-corrected-is-kept
    if (isCorrected) await keepRevision(db, caller, { seekerId, subjectId: trialId, ...corrected, reason });
    // guard: trial-that-began-by-day-says-so-in-history
    if (from !== trial.status)
      await recordStateChange(db, caller, { subjectId: trialId, from: trial.status, to: from, reason: BEGUN_REASON });
    // guard: trials-end-stands-in-history
    await recordStateChange(db, caller, { subjectId: trialId, from, to, reason });
    return { status: to, endedOn, endReason: reason, convertedOn };
  });
  return { trialId };
}

function conversionDay({ to, endedOn, convertedOn }: EndTrialInput, context: SubgraphContext): string | null {
  if (to !== "CONVERTED") {
    // guard: only-conversion-has-day-of-conversion
    if (convertedOn != null) throw trialEmploymentError("CONVERSION_DAY_UNASKED").at("convertedOn");
    return null;
  }
  // guard: conversion-has-day
  if (convertedOn == null) throw trialEmploymentError("CONVERSION_DAY_REQUIRED").at("convertedOn");
  // guard: conversion-is-of-day-has-come
  requireNotInFuture(convertedOn, context, "convertedOn");
  // guard: conversion-does-not-come-before-end
  if (convertedOn < endedOn) throw trialEmploymentError("CONVERTED_BEFORE_END").at("convertedOn");
  return convertedOn;
}
