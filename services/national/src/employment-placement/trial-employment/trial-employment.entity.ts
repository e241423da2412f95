import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
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

export const TRIAL_TRANSITIONS: Transitions<TrialStatus> = {
  PLANNED: ["STARTED", "NOT_STARTED"],
  STARTED: ["CONVERTED", "NOT_CONVERTED", "ENDED_EARLY"],
  // guard: trial-was-converted-has-no-other-end
  CONVERTED: [],
  NOT_CONVERTED: [],
  ENDED_EARLY: [],
  NOT_STARTED: [],
};

/** The transitions of endTrial; only startTrial starts a trial. */
export const TRIAL_END_TRANSITIONS: Transitions<TrialStatus> = { ...TRIAL_TRANSITIONS, PLANNED: ["NOT_STARTED"] };

/** 実施計画書: overdue from the day after its due day until it is filed. */
export function isTrialPlanOverdue(
  { planFiledOn, planDueOn }: Pick<TrialEmploymentEntity, "planFiledOn" | "planDueOn">,
  today: string,
): boolean {
  return planFiledOn === null && planDueOn < today;
}

/** Finds exactly the rows for which planOverdue returns the value. */
export function trialPlanOverdueFilter(overdue: boolean | null | undefined, today: string): ListFilter {
  const late = (day: string) => `(plan_filed_on is null and plan_due_on < ${day}::date)`;
  return {
    name: overdue ? "overdue" : "in-time",
    value: overdue == null ? null : today,
    condition: (day) => (overdue ? late(day) : `not ${late(day)}`),
  };
}
