import { Column, Entity, PrimaryColumn } from "typeorm";

export type ConsultationTopic =
  | "JOB_SEARCH"
  | "JOB_MATCHING"
  | "APPLICATION_DOCUMENTS"
  | "INTERVIEW"
  | "TRAINING"
  | "TRIAL_EMPLOYMENT"
  | "EMPLOYMENT_INSURANCE"
  | "RETENTION";

/** 職業相談. The counselor's own notes are in a separate table. */
@Entity("consultation")
export class ConsultationEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "service_point_id", type: "text", nullable: true }) servicePointId: string | null;
  @Column({ name: "held_on", type: "date" }) heldOn: string;
  @Column({ name: "minutes", type: "smallint" }) minutes: number;
  @Column({ name: "topics", type: "text", array: true }) topics: ConsultationTopic[];
  @Column({ name: "by_role", type: "text" }) byRole: string;
  @Column({ name: "by_name", type: "text", nullable: true }) byName: string | null;
  @Column({ name: "proposal", type: "text", nullable: true }) proposal: string | null;
  @Column({ name: "proposal_agreed", type: "boolean", nullable: true }) proposalAgreed: boolean | null;
  @Column({ name: "summary", type: "text", nullable: true }) summary: string | null;
  @Column({ name: "next_action_text", type: "text", nullable: true }) nextActionText: string | null;
  @Column({ name: "next_action_owner", type: "text", nullable: true }) nextActionOwner: "CITY" | "NATIONAL" | null;
  @Column({ name: "next_action_due_on", type: "date", nullable: true }) nextActionDueOn: string | null;
  @Column({ name: "liaison_id", type: "uuid", nullable: true }) liaisonId: string | null;
}
