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
