import { ageOn } from "@aiwork/agreement/calendar/age";
import { TRIAL_RULES, type TrialGroup, type TrialRule } from "./trial-rules";

/** The rule in force for referrals on a day; undefined where none is known. */
export function trialRuleOn(day: string): TrialRule | undefined {
  // guard: trial-rule-is-in-force-day
  return TRIAL_RULES.find(({ from, until }) => from <= day && (until === null || day <= until));
}

/** Whether the person's age fits the group. An unknown birth date fits only a group without an age condition. */
export function mayBelong(
  { minimumAge, maximumAge, bornFrom }: TrialGroup,
  birthDate: string | null,
  day: string,
): boolean {
  if (minimumAge === undefined && maximumAge === undefined && bornFrom === undefined) return true;
  // guard: group-asks-for-age-takes-nobody
  if (birthDate === null) return false;
  const age = ageOn(birthDate, day);
  // guard: group-has-minimum-age
  return age >= (minimumAge ?? 0) && age <= (maximumAge ?? Number.POSITIVE_INFINITY) && birthDate >= (bornFrom ?? "");
}
