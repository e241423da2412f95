import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type MeetingStatus = "SCHEDULED" | "HELD" | "MINUTES_DRAFTED" | "MINUTES_APPROVED" | "CANCELED";

/** 運営協議会の会議 */
@Entity("council_meeting")
export class CouncilMeetingEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "held_on", type: "date" }) heldOn: string;
  @Column({ name: "status", type: "text" }) status: MeetingStatus;
}

/** Minutes are corrected until both parties have approved them. */
export const MEETING: Transitions<MeetingStatus> = {
  SCHEDULED: ["HELD", "CANCELED"],
  HELD: ["MINUTES_DRAFTED"],
  MINUTES_DRAFTED: ["MINUTES_DRAFTED", "MINUTES_APPROVED"],
  MINUTES_APPROVED: [],
  CANCELED: [],
};

/** No act holds a meeting: it is held once its day has gone by without its being called off. */
export function meetingStatus({ status, heldOn }: CouncilMeetingEntity, today: string): MeetingStatus {
  return status === "SCHEDULED" && heldOn < today ? "HELD" : status;
}
