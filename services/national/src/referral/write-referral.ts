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

/** Inserts a referral and, for one on trial, its decision. Nothing else writes a trial decision. */
export async function writeReferral(
  db: EntityManager,
  { role, name }: Caller,
  issued: Issued,
  decision: TrialDeciding | null,
): Promise<void> {
  const { id, letterNumber, registrationId, jobOrderId, servicePointId, track, issuedOn, negotiationId } = issued;
  await db.query(
    `insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on,
       negotiation_id, over_age, by_role, by_name, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'ISSUED')`,
    [
      ...[id, letterNumber, registrationId, jobOrderId, servicePointId, track, issuedOn, negotiationId],
      ...[issued.isOverAge, role, name],
    ],
  );
  if (decision === null) return;
  const { ruleVersion, group, reason, decidedOn, seekerAgreedOn } = decision;
  await db.query(
    `insert into trial_decision (referral_id, rule_version, target_group, reason, decided_on, agreed_on, decided_by_role)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, ruleVersion, group, reason, decidedOn, seekerAgreedOn, role],
  );
}
