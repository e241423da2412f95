import { Beside } from "@aiwork/runtime/database/beside";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { TrialDecisionEntity } from "./trial-decision.entity";

export type ReferralStatus =
  | "ISSUED"
  | "APPLIED"
  | "INTERVIEW_SET"
  | "INTERVIEWED"
  | "HIRED"
  | "NOT_HIRED"
  | "SEEKER_DECLINED"
  | "NO_SHOW"
  | "ORDER_CLOSED"
  | "RESULT_UNKNOWN"
  | "CANCELED";

/** 紹介: one referral of a person to a job order, with its letter. */
@Entity("referral")
export class ReferralEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  /** Set by a trigger: the person of the registration. */
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "letter_number", type: "text" }) letterNumber: string;
  @Column({ name: "registration_id", type: "uuid" }) registrationId: string;
  @Column({ name: "job_order_id", type: "uuid" }) jobOrderId: string;
  @Column({ name: "service_point_id", type: "text", nullable: true }) servicePointId: string | null;
  @Column({ name: "track", type: "text" }) track: "ORDINARY" | "TRIAL";
  @Column({ name: "issued_on", type: "date" }) issuedOn: string;
  @Column({ name: "by_role", type: "text" }) byRole: string;
  @Column({ name: "by_name", type: "text", nullable: true }) byName: string | null;
  @Column({ name: "status", type: "text" }) status: ReferralStatus;
  @Column({ name: "interview_on", type: "date", nullable: true }) interviewOn: string | null;
  @Column({ name: "concluded_on", type: "date", nullable: true }) concludedOn: string | null;
  @Column({ name: "outcome_reason", type: "text", nullable: true }) outcomeReason: string | null;
  @Column({ name: "negotiation_id", type: "uuid", nullable: true }) negotiationId: string | null;
  @Beside(() => TrialDecisionEntity, "referral_id") trialDecision: TrialDecisionEntity | null;
}
