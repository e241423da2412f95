import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type LocalJobStatus = "DRAFT" | "PUBLISHED" | "FILLED" | "EXPIRED" | "WITHDRAWN";

/** Jobs in these statuses are visible to city staff only. */
// guard: local-is-unpublished
export const UNPUBLISHED_JOB_STATUSES: readonly LocalJobStatus[] = ["DRAFT", "WITHDRAWN"];

/** 市独自求人: a job that the city itself publishes. */
@NotPersonal("jobs that the city publishes")
@Entity("local_job")
export class LocalJobEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "title", type: "text" }) title: string;
  @Column({ name: "employer", type: "text" }) employer: string;
  @Column({ name: "description", type: "text" }) description: string;
  @Column({ name: "occupation_code", type: "text" }) occupationCode: string;
  @Column({ name: "workplace_ward_code", type: "text", nullable: true }) workplaceWardCode: string | null;
  @Column({ name: "employment_type", type: "text" }) employmentType: "REGULAR" | "FIXED_TERM" | "PART_TIME";
  @Column({ name: "wage_unit", type: "text" }) wageUnit: "HOURLY" | "DAILY" | "MONTHLY";
  @Column({ name: "wage_minimum", type: "integer" }) wageMinimum: number;
  @Column({ name: "wage_maximum", type: "integer", nullable: true }) wageMaximum: number | null;
  @Column({ name: "openings", type: "smallint" }) openings: number;
  @Column({ name: "contact", type: "text" }) contact: string;
  @Column({ name: "url", type: "text", nullable: true }) url: string | null;
  @Column({ name: "drafted_on", type: "date" }) draftedOn: string;
  @Column({ name: "published_on", type: "date", nullable: true }) publishedOn: string | null;
  @Column({ name: "apply_by", type: "date" }) applyBy: string;
  @Column({ name: "status", type: "text" }) status: LocalJobStatus;
}

/** What was filled or withdrawn by mistake is public again. */
export const LOCAL_JOB_TRANSITIONS: Transitions<LocalJobStatus> = {
  DRAFT: ["PUBLISHED"],
  PUBLISHED: ["FILLED", "EXPIRED", "WITHDRAWN"],
  FILLED: ["PUBLISHED"],
  EXPIRED: [],
  WITHDRAWN: ["PUBLISHED"],
};

/** The transitions by a mutation. A job expires after its last day to apply, without one. */
// guard: job-expires-by-no-hand
export const LOCAL_JOB_MANUAL_TRANSITIONS = stepsTo(LOCAL_JOB_TRANSITIONS, ["PUBLISHED", "FILLED", "WITHDRAWN"]);

/** The status on a day. A published job expires after its last day to apply, without a mutation. */
export function localJobStatus({ status, applyBy }: LocalJobEntity, today: string): LocalJobStatus {
  return status === "PUBLISHED" && applyBy < today ? "EXPIRED" : status;
}
