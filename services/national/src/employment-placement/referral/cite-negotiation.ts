import { ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { EntityManager } from "typeorm";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { NegotiationEntity } from "../negotiation/negotiation.entity";
import { referralError } from "./referral.errors";

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
  if (birthDate === null) throw referralError("BIRTH_DATE_UNKNOWN").at("registrationId");
  const age = ageOn(birthDate, day);
  // guard: person-under-minimum-age-is-not-referred
  if (ageMinimum !== null && age < ageMinimum) throw referralError("UNDER_MINIMUM_AGE").at("jobOrderId");
  // guard: person-over-age-is-over-age
  return (
    (ageMaximum !== null && age > ageMaximum) || (mandatoryRetirementAge !== null && age >= mandatoryRetirementAge)
  );
}

interface Citation {
  negotiationId?: string | null | undefined;
  registrationId: string;
  jobOrderId: string;
  issuedOn: string;
}

const ABOUT_AGE: readonly string[] = ["AGE", "RETIREMENT_AGE"] satisfies NegotiationEntity["topic"][];

/**
 * The negotiation that a referral cites: for the same registration and order, and agreed by the day of the letter. A
 * person over the order's age limit needs one about the age or the retirement age (invariant 6).
 * @throws NEGOTIATION_REQUIRED, NO_SUCH_RECORD, NEGOTIATION_ELSEWHERE, NEGOTIATION_NOT_AGREED, NEGOTIATION_NOT_ABOUT_AGE
 */
export async function citeNegotiation(db: EntityManager, citing: Citation, isOverAge: boolean): Promise<string | null> {
  const { negotiationId, registrationId, jobOrderId, issuedOn } = citing;
  if (negotiationId == null) {
    // guard: who-is-over-age-is-referred
    if (isOverAge) throw referralError("NEGOTIATION_REQUIRED").at("negotiationId");
    return null;
  }
  const id = parseUuid(negotiationId, "negotiationId");
  // Locked, so that it is not settled otherwise meanwhile.
  // guard: negotiation-of-another-person-is-none
  const [negotiation]: NegotiationEntity[] = await db.query(
    `select ${columnsOf(NegotiationEntity)} from negotiation where id = $1
       and registration_id in (select id from registration where seeker_id =
         (select seeker_id from registration where id = $2))
       for share of negotiation`,
    [id, registrationId],
  );
  if (!negotiation) throw mutationError("NO_SUCH_RECORD").at("negotiationId");
  // guard: referral-cites-negotiation-own
  if (negotiation.registrationId !== registrationId || negotiation.jobOrderId !== jobOrderId)
    throw referralError("NEGOTIATION_ELSEWHERE").at("negotiationId");
  // guard: referral-cites-negotiation-was-agreed-to
  if (negotiation.status !== "AGREED" || (negotiation.settledOn ?? "") > issuedOn)
    throw referralError("NEGOTIATION_NOT_AGREED").at("negotiationId");
  // guard: negotiation-about-another-term-does-not-lift
  if (isOverAge && !ABOUT_AGE.includes(negotiation.topic))
    throw referralError("NEGOTIATION_NOT_ABOUT_AGE").at("negotiationId");
  return id;
}
