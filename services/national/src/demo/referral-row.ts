import type { Person } from "@aiwork/agreement/demo/person";
import { uuidOf } from "@aiwork/agreement/demo/random";
import { officeOf } from "./offices";
import { registrationId } from "./registration-id";

const RULE_OF_2013 = "2013";

export type ReferralRow = ReturnType<typeof referralRow>;

interface More {
  track?: "ORDINARY" | "TRIAL";
  interview_on?: string | null;
  concluded_on?: string | null;
  outcome_reason?: string | null;
  negotiation_id?: string | null;
  trial_reason?: string;
  trial_agreed_on?: string;
}

/** 紹介: a referral. One on trial has a decision of the same day, under the rule for ages 45 to 64. */
export function referralRow(person: Person, order: { id: string }, issuedOn: string, status: string, more: More = {}) {
  const { track = "ORDINARY", trial_reason, trial_agreed_on, ...rest } = more;
  const isTrial = track === "TRIAL";
  const id = uuidOf(`referral ${person.number} ${order.id} ${issuedOn}`) as string;
  return {
    id,
    letter_number: `${officeOf(person.servicePointId).code}-${issuedOn.replaceAll("-", "")}-${id.slice(0, 8)}`,
    registration_id: registrationId(person),
    job_order_id: order.id,
    service_point_id: person.servicePointId,
    track,
    issued_on: issuedOn,
    by_role: "national.counselor",
    status,
    interview_on: rest.interview_on ?? null,
    concluded_on: rest.concluded_on ?? null,
    outcome_reason: rest.outcome_reason ?? null,
    negotiation_id: rest.negotiation_id ?? null,
    trial_rule_version: isTrial ? RULE_OF_2013 : null,
    trial_group: isTrial ? "AGE_45_TO_64" : null,
    trial_reason: isTrial ? (trial_reason ?? "希望する職種の経験がないため") : null,
    trial_decided_on: isTrial ? issuedOn : null,
    trial_decided_by_role: isTrial ? "national.counselor" : null,
    trial_agreed_on: isTrial ? (trial_agreed_on ?? issuedOn) : null,
  };
}
