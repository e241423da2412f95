import { Beside } from "@aiwork/runtime/database/beside";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { ApplicationDecisionEntity } from "./application-decision.entity";

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
  @Beside(() => ApplicationDecisionEntity, "application_id") decision: ApplicationDecisionEntity | null;
}
