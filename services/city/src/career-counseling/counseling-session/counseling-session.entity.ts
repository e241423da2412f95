import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { ENTRY_NUMBER, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type CounselingStatus = "BOOKED" | "HELD" | "NO_SHOW" | "CANCELED" | "VOIDED";
export type CounselingTheme =
  | "CAREER_REVIEW"
  | "SELF_UNDERSTANDING"
  | "JOB_SEARCH_SKILL"
  | "DOCUMENT_WRITING"
  | "INTERVIEW_PRACTICE"
  | "LIFE_SUPPORT"
  | "TRAINING_CHOICE"
  | "RETENTION";

/** The counselor's notes on a session that was held. */
@PersonalTable({
  title: "キャリア・カウンセリングの記録",
  // guard: notes-of-another-person-are-not-disclosed
  ofPerson: "session_id in (select id from counseling_session where seeker_id = $1 and status <> 'VOIDED')",
  access: ["staff"],
  category: null,
})
@Entity("counseling_note")
export class CounselingNoteEntity {
  @Personal("キャリア・カウンセリングの番号", { anonymization: "ERASED" })
  @PrimaryColumn({ name: "session_id", type: "uuid" })
  sessionId: string;
  @Personal("相談員の所見", { anonymization: "ERASED", review: "OFFICERS_VIEW" })
  @Column({ name: "notes", type: "text" })
  notes: string;
}

/** キャリア・カウンセリング. The counselor's notes are in the table `counseling_note`, which fewer roles may read. */
@PersonalTable({
  title: "キャリア・カウンセリング",
  // guard: voided-session-is-not-disclosed
  ofPerson: "seeker_id = $1 and status <> 'VOIDED'",
  access: ["staff", "peer", "self"],
  category: "COUNSELING_SUMMARY",
  orderBy: "day, entered",
  unmapped: {
    entered: ENTRY_NUMBER,
    at_time: { label: "面談の日時", anonymization: "KEPT_COUNTED", omitted: "the day and time above, for the order" },
  },
})
@Entity("counseling_session")
export class CounselingSessionEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("窓口", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "service_point_id", type: "text" })
  servicePointId: string;
  /** The day on which the session was held, or else the day it is booked for, in Asia/Tokyo. */
  @Personal("予定日又は実施日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "day", type: "date" })
  day: string;
  @Personal("予約日時", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "booked_for", type: "timestamptz", nullable: true })
  bookedFor: Date | null;
  @Personal("予約の終了日時", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "booked_until", type: "timestamptz", nullable: true })
  bookedUntil: Date | null;
  @Personal("予約した相談員の氏名", { anonymization: "KEPT_OFFICIAL", review: "OFFICIALS_NAME" })
  @Column({ name: "counselor", type: "text", nullable: true })
  counselor: string | null;
  @Personal("実施日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "held_on", type: "date", nullable: true })
  heldOn: string | null;
  @Personal("所要時間（分）", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "minutes", type: "smallint", nullable: true })
  minutes: number | null;
  @Personal("内容", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "themes", type: "text", array: true })
  themes: CounselingTheme[];
  @Personal("状態", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "status", type: "text" })
  status: CounselingStatus;
  @Personal("相談員の職", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "by_role", type: "text", nullable: true })
  byRole: string | null;
  @Personal("相談員の氏名", { anonymization: "KEPT_OFFICIAL", review: "OFFICIALS_NAME" })
  @Column({ name: "by_name", type: "text", nullable: true })
  byName: string | null;
  @Personal("概要", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "summary", type: "text", nullable: true })
  summary: string | null;
  @Personal("次の対応", { anonymization: "ERASED" })
  @Column({ name: "next_action_text", type: "text", nullable: true })
  nextActionText: string | null;
  @Personal("次の対応の担当", { anonymization: "ERASED" })
  @Column({ name: "next_action_owner", type: "text", nullable: true })
  nextActionOwner: "CITY" | "NATIONAL" | null;
  @Personal("次の対応の期日", { anonymization: "ERASED" })
  @Column({ name: "next_action_due_on", type: "date", nullable: true })
  nextActionDueOn: string | null;
  @Personal("次の対応の完了日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "next_action_done_on", type: "date", nullable: true })
  nextActionDoneOn: string | null;
  @Personal("次の対応を完了とした者の職", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "next_action_done_by_role", type: "text", nullable: true })
  nextActionDoneByRole: string | null;
  @Personal("次の対応を完了とした者の氏名", { anonymization: "KEPT_OFFICIAL", review: "OFFICIALS_NAME" })
  @Column({ name: "next_action_done_by_name", type: "text", nullable: true })
  nextActionDoneByName: string | null;
}

export const COUNSELING_TRANSITIONS: Transitions<CounselingStatus> = {
  BOOKED: ["HELD", "NO_SHOW", "CANCELED"],
  // guard: session-was-held-is-not-canceled
  HELD: ["VOIDED"],
  NO_SHOW: ["HELD"],
  CANCELED: [],
  VOIDED: [],
};

/** How a session ends that was not held. */
// guard: session-is-not-held-by-closing
export const COUNSELING_CLOSING_TRANSITIONS = stepsTo(COUNSELING_TRANSITIONS, ["NO_SHOW", "CANCELED"]);
