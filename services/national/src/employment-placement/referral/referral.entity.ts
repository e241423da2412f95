import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The recorded decision that a person may be referred on trial: under which rule, why, and by whom. */
@PersonalTable({
  title: "トライアル雇用の決定",
  ofPerson: `referral_id in (select id from referral where seeker_id = $1
    and registration_id not in (select id from registration where status = 'VOIDED'))`,
  access: ["staff", "self"],
  category: null,
  orderBy: "decided_on",
})
@Entity("trial_decision")
export class TrialDecisionEntity {
  @Personal("紹介の番号")
  @PrimaryColumn({ name: "referral_id", type: "uuid" })
  referralId: string;
  @Personal("基準の版")
  @Column({ name: "rule_version", type: "text" })
  ruleVersion: string;
  @Personal("対象")
  @Column({ name: "target_group", type: "text" })
  group: string;
  @Personal("理由", { review: "OFFICERS_VIEW" })
  @Column({ name: "reason", type: "text" })
  reason: string;
  @Personal("決定日")
  @Column({ name: "decided_on", type: "date" })
  decidedOn: string;
  @Personal("決定した職員の職")
  @Column({ name: "decided_by_role", type: "text" })
  decidedByRole: string;
  @Personal("同意日")
  @Column({ name: "agreed_on", type: "date" })
  agreedOn: string;
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
@PersonalTable({
  title: "紹介",
  // guard: referral-of-voided-registration-is-not-disclosed
  ofPerson: "seeker_id = $1 and registration_id not in (select id from registration where status = 'VOIDED')",
  access: ["staff", "peer", "self"],
  category: "REFERRAL_STATUS",
  orderBy: "issued_on",
  unmapped: {
    over_age: { label: "年齢の上限を超えている" },
    concluded_late: { label: "支援の期限後の結果" },
    entered: { label: "記録順" },
  },
})
@Entity("referral")
export class ReferralEntity {
  @Personal("番号")
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("版")
  @Column({ name: "version", type: "integer" })
  version: number;
  /** Set by a trigger: the person of the registration. */
  @Personal("求職者")
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("紹介状番号")
  @Column({ name: "letter_number", type: "text" })
  letterNumber: string;
  @Personal("求職申込み")
  @Column({ name: "registration_id", type: "uuid" })
  registrationId: string;
  @Personal("求人")
  @Column({ name: "job_order_id", type: "uuid" })
  jobOrderId: string;
  @Personal("求人票の版")
  @Column({ name: "job_order_revision", type: "smallint" })
  jobOrderRevision: number;
  @Personal("窓口")
  @Column({ name: "service_point_id", type: "text", nullable: true })
  servicePointId: string | null;
  @Personal("紹介の種類")
  @Column({ name: "track", type: "text" })
  track: "ORDINARY" | "TRIAL";
  @Personal("紹介日")
  @Column({ name: "issued_on", type: "date" })
  issuedOn: string;
  @Personal("紹介した職員の職")
  @Column({ name: "by_role", type: "text" })
  byRole: string;
  @Personal("紹介した職員の氏名", { review: "OFFICIALS_NAME" })
  @Column({ name: "by_name", type: "text", nullable: true })
  byName: string | null;
  @Personal("状態")
  @Column({ name: "status", type: "text" })
  status: ReferralStatus;
  /** The day on which it came to stand so; null while nothing has followed the letter, and for older records. */
  @Personal("経過の日")
  @Column({ name: "status_on", type: "date", nullable: true })
  statusOn: string | null;
  @Personal("面接日")
  @Column({ name: "interview_on", type: "date", nullable: true })
  interviewOn: string | null;
  @Personal("終了日")
  @Column({ name: "concluded_on", type: "date", nullable: true })
  concludedOn: string | null;
  @Personal("結果の理由", { review: "OTHERS" })
  @Column({ name: "outcome_reason", type: "text", nullable: true })
  outcomeReason: string | null;
  @Personal("求人者への交渉")
  @Column({ name: "negotiation_id", type: "uuid", nullable: true })
  negotiationId: string | null;
  @SideTable(() => TrialDecisionEntity, "referral_id") trialDecision: TrialDecisionEntity | null;
}

const ENDS = [
  "HIRED",
  "NOT_HIRED",
  "SEEKER_DECLINED",
  "NO_SHOW",
  "ORDER_CLOSED",
  "RESULT_UNKNOWN",
  "CANCELED",
] as const;
const otherEnds = (end: (typeof ENDS)[number]) => ENDS.filter((other) => other !== end);

/**
 * A later state may be recorded directly where nobody observed the steps between. A step that was entered by mistake leads
 * back to each earlier one, and an end is recorded again as another one.
 */
export const REFERRAL_TRANSITIONS: Transitions<ReferralStatus> = {
  ISSUED: ["APPLIED", "INTERVIEW_SET", "INTERVIEWED", ...ENDS],
  APPLIED: ["ISSUED", "INTERVIEW_SET", "INTERVIEWED", ...ENDS],
  // guard: interview-that-is-set-is-moved
  INTERVIEW_SET: ["INTERVIEW_SET", "ISSUED", "APPLIED", "INTERVIEWED", ...ENDS],
  INTERVIEWED: ["ISSUED", "APPLIED", "INTERVIEW_SET", ...ENDS],
  // guard: hire-is-taken-back-as-another-end
  HIRED: otherEnds("HIRED"),
  NOT_HIRED: otherEnds("NOT_HIRED"),
  // guard: result-entered-by-mistake-is-recorded-again
  SEEKER_DECLINED: otherEnds("SEEKER_DECLINED"),
  NO_SHOW: otherEnds("NO_SHOW"),
  ORDER_CLOSED: otherEnds("ORDER_CLOSED"),
  // guard: result-that-was-unknown-is-recorded-once-known
  RESULT_UNKNOWN: otherEnds("RESULT_UNKNOWN"),
  // guard: referral-that-was-canceled-by-mistake-has-its-result
  CANCELED: otherEnds("CANCELED"),
};

/** In the order in which they follow one another. */
const LIVE_STATUSES: readonly ReferralStatus[] = ["ISSUED", "APPLIED", "INTERVIEW_SET", "INTERVIEWED"];

/** Whether the referral has no result yet. */
export function isLiveReferral(status: ReferralStatus): boolean {
  return LIVE_STATUSES.includes(status);
}

/** Whether a step takes back one that was entered by mistake, before there is a result. */
export function leadsBack(from: ReferralStatus, to: ReferralStatus): boolean {
  return isLiveReferral(to) && LIVE_STATUSES.indexOf(to) < LIVE_STATUSES.indexOf(from);
}
