import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { ENTRY_NUMBER, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The reason for which an application was approved or rejected. */
@PersonalTable({
  title: "申請の決定",
  ofPerson: "application_id in (select id from program_application where seeker_id = $1)",
  access: ["staff", "self"],
  category: null,
})
@Entity("application_decision")
export class ApplicationDecisionEntity {
  @Personal("申請の番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "application_id", type: "uuid" })
  applicationId: string;
  @Personal("決定の理由", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "reason", type: "text" })
  reason: string;
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
@PersonalTable({
  title: "申請",
  access: ["staff", "peer", "self"],
  category: "PROGRAM_APPLICATION",
  orderBy: "opened_on, entered",
  unmapped: { entered: ENTRY_NUMBER },
})
@Entity("program_application")
export class ProgramApplicationEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("版", { anonymization: "KEPT_KEY" })
  @Column({ name: "version", type: "integer" })
  version: number;
  @Personal("支援制度", { anonymization: "KEPT_KEY" })
  @Column({ name: "program_id", type: "uuid" })
  programId: string;
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("作成日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "opened_on", type: "date" })
  openedOn: string;
  @Personal("状態", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "status", type: "text" })
  status: ApplicationStatus;
  @Personal("申請日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "submitted_on", type: "date", nullable: true })
  submittedOn: string | null;
  @Personal("決定日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "decided_on", type: "date", nullable: true })
  decidedOn: string | null;
  @SideTable(() => ApplicationDecisionEntity, "application_id") decision: ApplicationDecisionEntity | null;
}

/** An application can be withdrawn until it is decided. A decision that was made by mistake is taken back (決定の取消し). */
export const APPLICATION_TRANSITIONS: Transitions<ApplicationStatus> = {
  DRAFT: ["SUBMITTED", "WITHDRAWN"],
  // guard: application-is-decided-on-under-review-alone
  SUBMITTED: ["RETURNED", "UNDER_REVIEW", "WITHDRAWN"],
  RETURNED: ["SUBMITTED", "WITHDRAWN"],
  UNDER_REVIEW: ["RETURNED", "APPROVED", "REJECTED", "WITHDRAWN"],
  APPROVED: ["UNDER_REVIEW"],
  REJECTED: ["UNDER_REVIEW"],
  WITHDRAWN: [],
};

/** 申請者: what the person, or the counselor of the person's service point, does; a program officer does all of it. */
export const APPLICANT_TRANSITIONS = stepsTo(APPLICATION_TRANSITIONS, ["SUBMITTED", "WITHDRAWN"]);
