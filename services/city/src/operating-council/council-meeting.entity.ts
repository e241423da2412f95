import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type MeetingStatus = "SCHEDULED" | "HELD" | "MINUTES_DRAFTED" | "MINUTES_APPROVED" | "CANCELED";

/** 運営協議会の会議: a meeting of the operating council. */
@Entity("council_meeting")
export class CouncilMeetingEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "held_on", type: "date" }) heldOn: string;
  @Column({ name: "status", type: "text" }) status: MeetingStatus;
}

/** Minutes can be corrected until both parties have approved them. */
export const MEETING: Transitions<MeetingStatus> = {
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
