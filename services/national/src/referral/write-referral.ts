import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { TrialDeciding } from "./decide-trial";
import type { ReferralEntity } from "./referral.entity";

interface Issued
  extends Pick<
    ReferralEntity,
    "id" | "letterNumber" | "registrationId" | "jobOrderId" | "servicePointId" | "track" | "issuedOn" | "negotiationId"
  > {
  isOverAge: boolean;
}

/** Keeps a new referral, and on trial why this person may be tried: the one place that writes a trial decision. */
export async function writeReferral(
  db: EntityManager,
  { role, name }: Caller,
  issued: Issued,
  decision: TrialDeciding | null,
): Promise<void> {
  const { id, letterNumber, registrationId, jobOrderId, servicePointId, track, issuedOn, negotiationId } = issued;
  await db.query(
    `insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on,
       negotiation_id, over_age, by_role, by_name, status,
       trial_rule_version, trial_group, trial_reason, trial_decided_on, trial_agreed_on, trial_decided_by_role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'ISSUED', $12, $13, $14, $15, $16, $17)`,
    [
      ...[id, letterNumber, registrationId, jobOrderId, servicePointId, track, issuedOn, negotiationId],
      ...[issued.isOverAge, role, name],
      ...[decision?.ruleVersion, decision?.group, decision?.reason, decision?.decidedOn, decision?.seekerAgreedOn],
      decision && role,
    ],
  );
}
