import { Column, Entity, PrimaryColumn } from "typeorm";

export type TrialStatus = "PLANNED" | "STARTED" | "CONVERTED" | "NOT_CONVERTED" | "ENDED_EARLY" | "NOT_STARTED";

/** トライアル雇用: at most three months, then converted to regular employment or not. */
@Entity("trial_employment")
export class TrialEmploymentEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  /** Set by a trigger: the person of the registration. */
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "placement_id", type: "uuid" }) placementId: string;
  @Column({ name: "rule_version", type: "text" }) ruleVersion: string;
  @Column({ name: "starts_on", type: "date" }) startsOn: string;
  @Column({ name: "planned_end_on", type: "date" }) plannedEndOn: string;
  @Column({ name: "plan_due_on", type: "date" }) planDueOn: string;
  @Column({ name: "plan_filed_on", type: "date", nullable: true }) planFiledOn: string | null;
  @Column({ name: "status", type: "text" }) status: TrialStatus;
  @Column({ name: "ended_on", type: "date", nullable: true }) endedOn: string | null;
  @Column({ name: "end_reason", type: "text", nullable: true }) endReason: string | null;
  @Column({ name: "converted_on", type: "date", nullable: true }) convertedOn: string | null;
}
