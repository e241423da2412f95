import { instantOf } from "./state-changes";

/** The rules of the agreement's list by which the demonstration and load sets count from their beginning. */
const COUNTED_RULES = {
  CITY: ["VISIT_PERSON_DAY", "VISITS", "COUNSELING_SESSIONS_HELD"],
  NATIONAL: [
    ...["PLACED_PERSONS", "PLACEMENT_CASES", "TRIAL_PLACEMENT_CASES"],
    ...["REFERRALS_ISSUED", "CONSULTATIONS_HELD"],
  ],
};

/** 集計の開始: a party counts by all of its rules since a day, as is known from that day on. */
export function countingStartRows(party: keyof typeof COUNTED_RULES, since: string): Record<string, unknown>[] {
  return COUNTED_RULES[party].map((rule) => ({ rule, since, recorded_at: instantOf(since, 0) }));
}
