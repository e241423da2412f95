import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The recorded decision that a person may be referred on trial: under which rule, why, and by whom. */
@Entity("trial_decision")
export class TrialDecisionEntity {
  @PrimaryColumn({ name: "referral_id", type: "uuid" }) referralId: string;
  @Column({ name: "rule_version", type: "text" }) ruleVersion: string;
  @Column({ name: "target_group", type: "text" }) group: string;
  @Column({ name: "reason", type: "text" }) reason: string;
  @Column({ name: "decided_on", type: "date" }) decidedOn: string;
  @Column({ name: "decided_by_role", type: "text" }) decidedByRole: string;
  @Column({ name: "agreed_on", type: "date" }) agreedOn: string;
}

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
  @SideTable(() => TrialDecisionEntity, "referral_id") trialDecision: TrialDecisionEntity | null;
}

const CAME_TO_NOTHING = ["SEEKER_DECLINED", "NO_SHOW", "ORDER_CLOSED", "RESULT_UNKNOWN"] as const;
const AFTER_INTERVIEW = ["HIRED", "NOT_HIRED", ...CAME_TO_NOTHING] as const;

/** A later state may be recorded directly where nobody observed the steps between. */
export const REFERRAL_TRANSITIONS: Transitions<ReferralStatus> = {
  ISSUED: ["APPLIED", "INTERVIEW_SET", "INTERVIEWED", ...AFTER_INTERVIEW, "CANCELED"],
  // guard: referral-somebody-applied-by-is-not-canceled
  APPLIED: ["INTERVIEW_SET", "INTERVIEWED", ...AFTER_INTERVIEW],
  INTERVIEW_SET: ["INTERVIEWED", ...AFTER_INTERVIEW],
  INTERVIEWED: AFTER_INTERVIEW,
  // guard: who-was-hired-has-no-other-result
  HIRED: [],
  NOT_HIRED: ["HIRED"],
  // guard: who-declined-is-not-hired-after-all
  SEEKER_DECLINED: [],
  NO_SHOW: [],
  ORDER_CLOSED: ["HIRED"],
  RESULT_UNKNOWN: ["HIRED"],
  CANCELED: [],
};

const LIVE_STATUSES: ReadonlySet<ReferralStatus> = new Set(["ISSUED", "APPLIED", "INTERVIEW_SET", "INTERVIEWED"]);

/** Whether the referral has no result yet. */
export function isLiveReferral(status: ReferralStatus): boolean {
  return LIVE_STATUSES.has(status);
}
