import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { parseFreeText } from "@aiwork/agreement/text/free-text";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { placementOfOwnTrial } from "./placement-of-trial";
import { TrialEmploymentEntity, type TrialStatus } from "./trial-employment.entity";
import { refuse } from "./trial-refusals";
import { TRIAL_ENDINGS } from "./trial-states";

const LONGEST_REASON = 1000;

export interface Ending extends ActInput {
  trialId: string;
  version: number;
  to: TrialStatus;
  endedOn: string;
  convertedOn?: string | null;
  reason?: string | null;
}

/**
 * Records the end of a trial: a conversion to regular employment (常用雇用移行) with its day, any other end with its
 * reason. A conversion is not a second placement (invariant 8).
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, ENDED_OUTSIDE_TRIAL, ENDED_AT_TERM,
 *   CONVERSION_DAY_REQUIRED, CONVERSION_DAY_UNASKED, CONVERTED_BEFORE_END and the errors of readReason
 */
export async function endTrial(db: EntityManager, input: Ending, context: SubgraphContext) {
  const trialId = parseUuid(input.trialId, "trialId");
  const { version, to, endedOn } = input;
  const isTheirs = async ({ placementId }: TrialEmploymentEntity) =>
    (await placementOfOwnTrial(db, context, placementId)) !== null;
  await compareAndSet(db, TrialEmploymentEntity, { id: trialId, version, isTheirs }, async (trial) => {
    // guard: trial-ends-along-states-alone
    requireTransition(TRIAL_ENDINGS, trial.status, to);
    // guard: trial-ends-by-today
    requirePast(endedOn, context, "endedOn");
    // guard: trial-ends-within-days
    if (to !== "NOT_STARTED") requireWithin(trial, endedOn);
    // guard: trial-lasted-to-end-did-not-end
    if (to === "ENDED_EARLY" && endedOn === trial.plannedEndOn) throw refuse("ENDED_AT_TERM").at("endedOn");
    const convertedOn = conversionDay(input, context);
    const given = input.reason ?? "";
    // guard: trial-is-not-converted-ends-for-reason
    const reason = to === "CONVERTED" ? parseFreeText(given, "reason", LONGEST_REASON) || null : readReason(given);
    // guard: trials-end-stands-in-history
    await recordChange(db, context.caller, { subjectId: trialId, from: trial.status, to, reason });
    return { status: to, endedOn, endReason: reason, convertedOn };
  });
  return { trialId };
}

function requireWithin({ startsOn, plannedEndOn }: TrialEmploymentEntity, endedOn: string): void {
  if (endedOn < startsOn || endedOn > plannedEndOn) throw refuse("ENDED_OUTSIDE_TRIAL").at("endedOn");
}

function conversionDay({ to, endedOn, convertedOn }: Ending, context: SubgraphContext): string | null {
  if (to !== "CONVERTED") {
    // guard: only-conversion-has-day-of-conversion
    if (convertedOn != null) throw refuse("CONVERSION_DAY_UNASKED").at("convertedOn");
    return null;
  }
  // guard: conversion-has-day
  if (convertedOn == null) throw refuse("CONVERSION_DAY_REQUIRED").at("convertedOn");
  // guard: conversion-is-of-day-has-come
  requirePast(convertedOn, context, "convertedOn");
  // guard: conversion-does-not-come-before-end
  if (convertedOn < endedOn) throw refuse("CONVERTED_BEFORE_END").at("convertedOn");
  return convertedOn;
}
