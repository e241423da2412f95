import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type CounselingStatus = "BOOKED" | "HELD" | "NO_SHOW" | "CANCELED";
export type CounselingTheme =
  | "CAREER_REVIEW"
  | "SELF_UNDERSTANDING"
  | "JOB_SEARCH_SKILL"
  | "DOCUMENT_WRITING"
  | "INTERVIEW_PRACTICE"
  | "LIFE_SUPPORT"
  | "TRAINING_CHOICE"
  | "RETENTION";

/** キャリア・カウンセリング. The counselor's notes are in the table `counseling_note`, which fewer roles may read. */
@Entity("counseling_session")
export class CounselingSessionEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "service_point_id", type: "text" }) servicePointId: string;
  /** The day on which the session was held, or else the day it is booked for, in Asia/Tokyo. */
  @Column({ name: "day", type: "date" }) day: string;
  @Column({ name: "booked_for", type: "timestamptz", nullable: true }) bookedFor: Date | null;
  @Column({ name: "held_on", type: "date", nullable: true }) heldOn: string | null;
  @Column({ name: "minutes", type: "smallint", nullable: true }) minutes: number | null;
  @Column({ name: "themes", type: "text", array: true }) themes: CounselingTheme[];
  @Column({ name: "status", type: "text" }) status: CounselingStatus;
  @Column({ name: "by_role", type: "text", nullable: true }) byRole: string | null;
  @Column({ name: "by_name", type: "text", nullable: true }) byName: string | null;
  @Column({ name: "summary", type: "text", nullable: true }) summary: string | null;
  @Column({ name: "next_action_text", type: "text", nullable: true }) nextActionText: string | null;
  @Column({ name: "next_action_owner", type: "text", nullable: true }) nextActionOwner: "CITY" | "NATIONAL" | null;
  @Column({ name: "next_action_due_on", type: "date", nullable: true }) nextActionDueOn: string | null;
}

export const COUNSELING_TRANSITIONS: Transitions<CounselingStatus> = {
  BOOKED: ["HELD", "NO_SHOW", "CANCELED"],
  // guard: session-was-held-is-not-canceled
  HELD: [],
  NO_SHOW: [],
  CANCELED: [],
};

/** How a session ends that was not held. */
// guard: session-is-not-held-by-closing
export const COUNSELING_CLOSING_TRANSITIONS = stepsTo(COUNSELING_TRANSITIONS, ["NO_SHOW", "CANCELED"]);
