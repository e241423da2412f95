import { ageOn } from "@aiwork/agreement/calendar/age";
import { TRIAL_RULES, type TrialGroup, type TrialRule } from "./trial-rules";

/** The rule under which a referral of a day is decided, if one is known. */
export function trialRuleOn(day: string): TrialRule | undefined {
  return TRIAL_RULES.find(({ from, until }) => from <= day && (until === null || day <= until));
}

/** Whether nothing that is known of a person's age speaks against the group; an unknown age does, where one is asked for. */
export function mayBelong(
  { minimumAge, maximumAge, bornFrom }: TrialGroup,
  birthDate: string | null,
  day: string,
): boolean {
  if (minimumAge === undefined && maximumAge === undefined && bornFrom === undefined) return true;
  if (birthDate === null) return false;
  const age = ageOn(birthDate, day);
  return age >= (minimumAge ?? 0) && age <= (maximumAge ?? Number.POSITIVE_INFINITY) && birthDate >= (bornFrom ?? "");
}
