import { daysAfter, lastDayOfTerm } from "@aiwork/agreement/agreement/calendar/days";
import { doubtError } from "@aiwork/agreement/agreement/confirmation/doubt.errors";
import { askBack, doubtDueDay, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { StartTrialInput } from "../../generated/resolvers";
import type { PlacementEntity } from "../placement/placement.entity";
import { TRIAL_RULES } from "../referral/trial-rules";
import type { TrialStatus } from "./trial-employment.entity";
import { trialEmploymentError } from "./trial-employment.errors";

type GivenDays = Pick<StartTrialInput, "startsOn" | "plannedEndOn" | "confirmed">;

interface TrialDays {
  startsOn: string;
  plannedEndOn: string;
  planDueOn: string;
}

/**
 * Invariant 8: the days of a trial under a version of the rule, with the day by which its plan is due.
 * @throws DAY_TOO_LATE, TRIAL_BEFORE_HIRED, TRIAL_ENDS_BEFORE_START, TRIAL_TOO_LONG
 */
export function parseTrialDays(
  { startsOn, plannedEndOn }: GivenDays,
  { hiredOn }: Pick<PlacementEntity, "hiredOn">,
  ruleVersion: string,
  context: SubgraphContext,
): TrialDays {
  const rule = TRIAL_RULES.find(({ version }) => version === ruleVersion);
  if (!rule) throw new Error("A trial stands under an unknown version of the rule.");
  requireNotFarAhead(startsOn, context, "startsOn");
  // guard: trial-does-not-start-before-hire
  if (startsOn < hiredOn) throw trialEmploymentError("TRIAL_BEFORE_HIRED").at("startsOn");
  // guard: trial-does-not-end-before-starts
  if (plannedEndOn < startsOn) throw trialEmploymentError("TRIAL_ENDS_BEFORE_START").at("plannedEndOn");
  // guard: trial-lasts-three-months-at-most
  if (plannedEndOn > lastDayOfTerm(startsOn, rule.maxMonths))
    throw trialEmploymentError("TRIAL_TOO_LONG", { months: rule.maxMonths }).at("plannedEndOn");
  return { startsOn, plannedEndOn, planDueOn: trialPlanDueOn(startsOn, rule.planDueDays) };
}

/** A trial begins with the work, and within the years of which figures are not closed; what does not is asked back. */
export function askBackTrialDays(
  given: GivenDays,
  placement: Pick<PlacementEntity, "startsOn">,
  context: SubgraphContext,
): void {
  const { startsOn } = given;
  // guard: trial-that-does-not-begin-with-work-is-doubted
  const isApart = startsOn !== placement.startsOn;
  const apart = isApart ? doubtError("TRIAL_APART_FROM_WORK", { day: placement.startsOn }).at("startsOn") : null;
  askBack(given, doubtPastDay(startsOn, context, "startsOn"), doubtDueDay(startsOn, context, "startsOn"), apart);
}

/** @throws ENDED_OUTSIDE_TRIAL, ENDED_AT_TERM */
export function requireEndWithin(
  { startsOn, plannedEndOn }: Pick<TrialDays, "startsOn" | "plannedEndOn">,
  { to, endedOn }: { to: TrialStatus; endedOn: string },
  field: string,
): void {
  // guard: end-of-trial-lies-within-its-days
  if (endedOn < startsOn || endedOn > plannedEndOn) throw trialEmploymentError("ENDED_OUTSIDE_TRIAL").at(field);
  // guard: trial-lasted-to-end-did-not-end
  if (to === "ENDED_EARLY" && endedOn === plannedEndOn) throw trialEmploymentError("ENDED_AT_TERM").at(field);
}

/** 実施計画書: due a number of days after the start. */
export function trialPlanDueOn(startsOn: string, days: number): string {
  return daysAfter(startsOn, days);
}
