import { ageOn } from "@aiwork/agreement/calendar/age";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { refuse } from "./referral-refusals";

type AgeTerms = Pick<JobOrderEntity, "ageMinimum" | "ageMaximum" | "mandatoryRetirementAge">;

/**
 * Invariant 6: whether the person is over the order's age limit, or has reached its retirement age (定年), on the day of
 * the referral. Nobody under the minimum age is referred: an employer cannot waive a statute.
 * @throws BIRTH_DATE_UNKNOWN, UNDER_MINIMUM_AGE
 */
export function isOverAge(
  { ageMinimum, ageMaximum, mandatoryRetirementAge }: AgeTerms,
  birthDate: string | null,
  day: string,
): boolean {
  if (ageMinimum === null && ageMaximum === null && mandatoryRetirementAge === null) return false;
  // guard: age-is-asked-for-is-known
  if (birthDate === null) throw refuse("BIRTH_DATE_UNKNOWN").at("registrationId");
  const age = ageOn(birthDate, day);
  // guard: person-under-minimum-age-is-not-referred
  if (ageMinimum !== null && age < ageMinimum) throw refuse("UNDER_MINIMUM_AGE").at("jobOrderId");
  // guard: person-over-age-is-over-age
  return (
    (ageMaximum !== null && age > ageMaximum) || (mandatoryRetirementAge !== null && age >= mandatoryRetirementAge)
  );
}
