import { partOfMachine, stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type TrialStatus = "PLANNED" | "STARTED" | "CONVERTED" | "NOT_CONVERTED" | "ENDED_EARLY" | "NOT_STARTED";

/** トライアル雇用: at most three months, then converted to regular employment or not. */
@PersonalTable({
  title: "トライアル雇用",
  // guard: trial-of-voided-registration-is-not-disclosed
  ofPerson: `seeker_id = $1 and placement_id not in (select placement.id from placement
    join referral on referral.id = referral_id
    join registration on registration.id = registration_id where registration.status = 'VOIDED')`,
  access: ["staff", "peer", "self"],
  category: "PLACEMENT",
  orderBy: "starts_on",
  unmapped: {
    resumed_late: { label: "支援の期限後の終了の取消し" },
    entered: { label: "記録順" },
  },
})
@Entity("trial_employment")
export class TrialEmploymentEntity {
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
  @Personal("就職")
  @Column({ name: "placement_id", type: "uuid" })
  placementId: string;
  @Personal("基準の版")
  @Column({ name: "rule_version", type: "text" })
  ruleVersion: string;
  @Personal("開始日")
  @Column({ name: "starts_on", type: "date" })
  startsOn: string;
  @Personal("終了予定日")
  @Column({ name: "planned_end_on", type: "date" })
  plannedEndOn: string;
  @Personal("計画書の期日")
  @Column({ name: "plan_due_on", type: "date" })
  planDueOn: string;
  @Personal("計画書の提出日")
  @Column({ name: "plan_filed_on", type: "date", nullable: true })
  planFiledOn: string | null;
  @Personal("状態")
  @Column({ name: "status", type: "text" })
  status: TrialStatus;
  @Personal("終了日")
  @Column({ name: "ended_on", type: "date", nullable: true })
  endedOn: string | null;
  @Personal("終了の理由", { review: "OTHERS" })
  @Column({ name: "end_reason", type: "text", nullable: true })
  endReason: string | null;
  @Personal("常用雇用への移行日")
  @Column({ name: "converted_on", type: "date", nullable: true })
  convertedOn: string | null;
}

/** How a trial ends that began. An end that was recorded by mistake is recorded again, or taken back; days are corrected. */
export const TRIAL_ENDS = ["CONVERTED", "NOT_CONVERTED", "ENDED_EARLY"] as const;

export const TRIAL_TRANSITIONS: Transitions<TrialStatus> = {
  PLANNED: ["PLANNED", "STARTED", "NOT_STARTED"],
  // guard: trial-that-began-by-mistake-is-planned-again
  STARTED: ["STARTED", "PLANNED", ...TRIAL_ENDS],
  CONVERTED: [...TRIAL_ENDS, "STARTED"],
  NOT_CONVERTED: [...TRIAL_ENDS, "STARTED"],
  ENDED_EARLY: [...TRIAL_ENDS, "STARTED"],
  NOT_STARTED: ["PLANNED"],
};

const NONE: Transitions<TrialStatus> = {
  ...{ PLANNED: [], STARTED: [], NOT_STARTED: [] },
  ...{ CONVERTED: [], NOT_CONVERTED: [], ENDED_EARLY: [] },
};

/** The transitions of startTrial. */
// guard: planned-trial-is-not-moved-by-starting
export const TRIAL_START_TRANSITIONS: Transitions<TrialStatus> = { ...NONE, PLANNED: ["STARTED"] };

/** The transitions of resumeTrial: an end that was recorded by mistake is taken back. */
export const TRIAL_RESUME_TRANSITIONS = partOfMachine<TrialStatus>(TRIAL_TRANSITIONS, {
  ...stepsTo(TRIAL_TRANSITIONS, ["STARTED"]),
  ...{ PLANNED: [], STARTED: [] },
});

/** The transitions of endTrial; only startTrial, or its first day, starts a trial. */
export const TRIAL_END_TRANSITIONS = partOfMachine<TrialStatus>(TRIAL_TRANSITIONS, {
  PLANNED: ["NOT_STARTED"],
  STARTED: TRIAL_ENDS,
  // guard: trial-that-ended-goes-on-no-more
  CONVERTED: TRIAL_ENDS,
  NOT_CONVERTED: TRIAL_ENDS,
  ENDED_EARLY: TRIAL_ENDS,
  NOT_STARTED: [],
});

/** A planned trial is STARTED by the business day from its first day on; no mutation has to run for it. */
export function trialStatus(
  { status, startsOn }: Pick<TrialEmploymentEntity, "status" | "startsOn">,
  today: string,
): TrialStatus {
  // guard: planned-trial-begins-by-its-day
  return status === "PLANNED" && startsOn <= today ? "STARTED" : status;
}

/** Whether the trial has neither ended nor turned out never to begin. */
export function isOpenTrial(status: TrialStatus): boolean {
  return status === "PLANNED" || status === "STARTED";
}

/** Finds exactly the rows for which trialStatus returns the status. */
export function trialStatusFilter(status: TrialStatus | null | undefined, today: string): ListFilter {
  if (status === "PLANNED")
    return { name: "planned", value: today, condition: (day) => `status = 'PLANNED' and starts_on > ${day}::date` };
  if (status === "STARTED")
    return {
      name: "started",
      value: today,
      condition: (day) => `(status = 'STARTED' or status = 'PLANNED' and starts_on <= ${day}::date)`,
    };
  return { name: "status", value: status, condition: (state) => `status = ${state}` };
}

/** 実施計画書: overdue from the day after its due day until it is filed; of a trial that never began none is due. */
export function isTrialPlanOverdue(
  { planFiledOn, planDueOn, status }: Pick<TrialEmploymentEntity, "planFiledOn" | "planDueOn" | "status">,
  today: string,
): boolean {
  // guard: plan-of-trial-that-never-began-is-not-overdue
  return planFiledOn === null && planDueOn < today && status !== "NOT_STARTED";
}

/** Finds exactly the rows for which planOverdue returns the value. */
export function trialPlanOverdueFilter(overdue: boolean | null | undefined, today: string): ListFilter {
  const late = (day: string) => `(plan_filed_on is null and plan_due_on < ${day}::date and status <> 'NOT_STARTED')`;
  return {
    name: overdue ? "overdue" : "in-time",
    value: overdue == null ? null : today,
    condition: (day) => (overdue ? late(day) : `not ${late(day)}`),
  };
}
