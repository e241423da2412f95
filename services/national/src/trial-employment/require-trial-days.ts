import { lastDayOfTrial } from "./trial-days";
import { refuse } from "./trial-refusals";
import { TRIAL_RULES, type TrialRule } from "./trial-rules";

interface TrialDays {
  startsOn: string;
  plannedEndOn: string;
}

/** The rule under which the person was referred. Every version that a referral names is in TRIAL_RULES. */
export function ruleOf(version: string): TrialRule {
  const rule = TRIAL_RULES.find((one) => one.version === version);
  if (!rule) throw new Error("A referral names an unknown version of the trial rule.");
  return rule;
}

/** Invariant 8. @throws TRIAL_BEFORE_HIRED, TRIAL_ENDS_BEFORE_START, TRIAL_TOO_LONG */
export function requireTrialDays(
  { startsOn, plannedEndOn }: TrialDays,
  hiredOn: string,
  { mostMonths }: TrialRule,
): void {
  // guard: trial-does-not-start-before-hire
  if (startsOn < hiredOn) throw refuse("TRIAL_BEFORE_HIRED").at("startsOn");
  // guard: trial-does-not-end-before-starts
  if (plannedEndOn < startsOn) throw refuse("TRIAL_ENDS_BEFORE_START").at("plannedEndOn");
  // guard: trial-lasts-three-months-at-most
  if (plannedEndOn > lastDayOfTrial(startsOn, mostMonths))
    throw refuse("TRIAL_TOO_LONG", { months: mostMonths }).at("plannedEndOn");
}
