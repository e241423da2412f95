import { createHash } from "node:crypto";
import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 運営協議会: the operating council, whose members are staff of both parties. */
@NotPersonal("offices, without names")
@Entity("operating_council")
export class OperatingCouncilEntity {
  @PrimaryColumn({ name: "chair_office", type: "text" }) chairOffice: string;
  @Column({ name: "city_members", type: "text", array: true }) cityMembers: string[];
  @Column({ name: "national_members", type: "text", array: true }) nationalMembers: string[];
}

type MeetingStatus = "SCHEDULED" | "HELD" | "MINUTES_DRAFTED" | "MINUTES_APPROVED" | "CANCELED";

/** 運営協議会の会議: a meeting of the operating council. */
@NotPersonal("joint documents")
@Entity("council_meeting")
export class CouncilMeetingEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "held_on", type: "date" }) heldOn: string;
  @Column({ name: "status", type: "text" }) status: MeetingStatus;
}

/** Minutes can be corrected until both parties have approved them. */
export const MEETING_TRANSITIONS: Transitions<MeetingStatus> = {
  SCHEDULED: ["HELD", "CANCELED"],
  HELD: ["MINUTES_DRAFTED"],
  MINUTES_DRAFTED: ["MINUTES_DRAFTED", "MINUTES_APPROVED"],
  MINUTES_APPROVED: [],
  CANCELED: [],
};

/** The status on a day. A scheduled meeting counts as held once its day has passed, without a mutation. */
export function meetingStatus({ status, heldOn }: CouncilMeetingEntity, today: string): MeetingStatus {
  return status === "SCHEDULED" && heldOn < today ? "HELD" : status;
}

/** 議題: the items that the secretariat set. Overdue requests are added when the agenda is read. */
@NotPersonal("joint documents")
@Entity("meeting_agenda")
export class MeetingAgendaEntity {
  @PrimaryColumn({ name: "meeting_id", type: "uuid" }) meetingId: string;
  @Column({ name: "titles", type: "text", array: true }) titles: string[];
}

/** 議事録: one version of a meeting's minutes. */
@NotPersonal("joint documents")
@Entity("meeting_minutes")
export class MeetingMinutesEntity {
  @PrimaryColumn({ name: "meeting_id", type: "uuid" }) meetingId: string;
  @PrimaryColumn({ name: "version", type: "integer" }) version: number;
  @Column({ name: "text", type: "text" }) text: string;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
}

/** SHA-256, hexadecimal, over the meeting, the version and the text. */
export function minutesHash({ meetingId, version, text }: Omit<MeetingMinutesEntity, "contentHash">): string {
  return createHash("sha256")
    .update(JSON.stringify([meetingId, version, text]))
    .digest("hex");
}
