import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The reason for which an application was approved or rejected. */
@Entity("application_decision")
export class ApplicationDecisionEntity {
  @PrimaryColumn({ name: "application_id", type: "uuid" }) applicationId: string;
  @Column({ name: "reason", type: "text" }) reason: string;
}

export type ApplicationStatus =
  | "DRAFT"
  | "SUBMITTED"
  | "RETURNED"
  | "UNDER_REVIEW"
  | "APPROVED"
  | "REJECTED"
  | "WITHDRAWN";

/** 申請: one person's application for one support program. */
@Entity("program_application")
export class ProgramApplicationEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "program_id", type: "uuid" }) programId: string;
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "status", type: "text" }) status: ApplicationStatus;
  @Column({ name: "submitted_on", type: "date", nullable: true }) submittedOn: string | null;
  @Column({ name: "decided_on", type: "date", nullable: true }) decidedOn: string | null;
  @SideTable(() => ApplicationDecisionEntity, "application_id") decision: ApplicationDecisionEntity | null;
}

/** An application can be withdrawn until it is decided. */
export const APPLICATION_TRANSITIONS: Transitions<ApplicationStatus> = {
  DRAFT: ["SUBMITTED", "WITHDRAWN"],
  // guard: application-is-decided-on-under-review-alone
  SUBMITTED: ["RETURNED", "UNDER_REVIEW", "WITHDRAWN"],
  RETURNED: ["SUBMITTED", "WITHDRAWN"],
  UNDER_REVIEW: ["APPROVED", "REJECTED", "WITHDRAWN"],
  APPROVED: [],
  REJECTED: [],
  WITHDRAWN: [],
};
