import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { ENTRY_NUMBER, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type ConsultationStatus = "HELD" | "VOIDED";
export type ConsultationTopic =
  | "JOB_SEARCH"
  | "JOB_MATCHING"
  | "APPLICATION_DOCUMENTS"
  | "INTERVIEW"
  | "TRAINING"
  | "TRIAL_EMPLOYMENT"
  | "EMPLOYMENT_INSURANCE"
  | "RETENTION";

/** The counselor's own notes on a consultation. */
@PersonalTable({
  title: "職業相談の記録",
  ofPerson: "consultation_id in (select id from consultation where seeker_id = $1 and status = 'HELD')",
  access: ["staff"],
  category: null,
})
@Entity("consultation_note")
export class ConsultationNoteEntity {
  @Personal("職業相談の番号")
  @PrimaryColumn({ name: "consultation_id", type: "uuid" })
  consultationId: string;
  @Personal("相談員の所見", { review: "OFFICERS_VIEW" })
  @Column({ name: "notes", type: "text" })
  notes: string;
}

/** 職業相談. The counselor's own notes are in a separate table. */
@PersonalTable({
  title: "職業相談",
  // guard: voided-consultation-is-not-disclosed
  ofPerson: "seeker_id = $1 and status = 'HELD'",
  access: ["staff", "peer", "self"],
  category: "CONSULTATION_SUMMARY",
  orderBy: "held_on, entered",
  unmapped: {
    entered: ENTRY_NUMBER,
    recorded_at: { label: "記録日時" },
  },
})
@Entity("consultation")
export class ConsultationEntity {
  @Personal("番号")
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("求職者")
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("窓口")
  @Column({ name: "service_point_id", type: "text", nullable: true })
  servicePointId: string | null;
  @Personal("実施日")
  @Column({ name: "held_on", type: "date" })
  heldOn: string;
  @Personal("所要時間（分）")
  @Column({ name: "minutes", type: "smallint" })
  minutes: number;
  @Personal("内容")
  @Column({ name: "topics", type: "text", array: true })
  topics: ConsultationTopic[];
  @Personal("相談員の職")
  @Column({ name: "by_role", type: "text" })
  byRole: string;
  @Personal("相談員の氏名", { review: "OFFICIALS_NAME" })
  @Column({ name: "by_name", type: "text", nullable: true })
  byName: string | null;
  @Personal("提案")
  @Column({ name: "proposal", type: "text", nullable: true })
  proposal: string | null;
  @Personal("提案への同意")
  @Column({ name: "proposal_agreed", type: "boolean", nullable: true })
  proposalAgreed: boolean | null;
  @Personal("概要", { review: "OTHERS" })
  @Column({ name: "summary", type: "text", nullable: true })
  summary: string | null;
  @Personal("次の対応")
  @Column({ name: "next_action_text", type: "text", nullable: true })
  nextActionText: string | null;
  @Personal("次の対応の担当")
  @Column({ name: "next_action_owner", type: "text", nullable: true })
  nextActionOwner: "CITY" | "NATIONAL" | null;
  @Personal("次の対応の期日")
  @Column({ name: "next_action_due_on", type: "date", nullable: true })
  nextActionDueOn: string | null;
  @Personal("次の対応の完了日")
  @Column({ name: "next_action_done_on", type: "date", nullable: true })
  nextActionDoneOn: string | null;
  @Personal("次の対応を完了とした者の職")
  @Column({ name: "next_action_done_by_role", type: "text", nullable: true })
  nextActionDoneByRole: string | null;
  @Personal("次の対応を完了とした者の氏名", { review: "OFFICIALS_NAME" })
  @Column({ name: "next_action_done_by_name", type: "text", nullable: true })
  nextActionDoneByName: string | null;
  @Personal("連絡・調整の番号")
  @Column({ name: "liaison_id", type: "uuid", nullable: true })
  liaisonId: string | null;
  @Personal("状態")
  @Column({ name: "status", type: "text" })
  status: ConsultationStatus;
}

export const CONSULTATION_TRANSITIONS: Transitions<ConsultationStatus> = { HELD: ["VOIDED"], VOIDED: [] };
