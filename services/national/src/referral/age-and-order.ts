import { ageOn } from "@aiwork/agreement/calendar/age";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { refuse } from "./referral-refusals";

type AgeTerms = Pick<JobOrderEntity, "ageMinimum" | "ageMaximum" | "mandatoryRetirementAge">;

/**
 * Invariant 6: whether the person is over the order's age limit, or has reached its retirement age (定年), on the day of
 * the referral. Under its minimum nobody is referred: the employer cannot be asked to set a statute aside.
 * @throws BIRTH_DATE_UNKNOWN, UNDER_MINIMUM_AGE
 */
export function isOverAge(
  { ageMinimum, ageMaximum, mandatoryRetirementAge }: AgeTerms,
  birthDate: string | null,
  day: string,
): boolean {
  if (ageMinimum === null && ageMaximum === null && mandatoryRetirementAge === null) return false;
  if (birthDate === null) throw refuse("BIRTH_DATE_UNKNOWN").at("registrationId");
  const age = ageOn(birthDate, day);
  if (ageMinimum !== null && age < ageMinimum) throw refuse("UNDER_MINIMUM_AGE").at("jobOrderId");
  return (
    (ageMaximum !== null && age > ageMaximum) || (mandatoryRetirementAge !== null && age >= mandatoryRetirementAge)
  );
}
