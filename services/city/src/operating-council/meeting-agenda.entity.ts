import { Column, Entity, PrimaryColumn } from "typeorm";

/** 議題 that were set; overdue requests come to them by themselves. */
@Entity("meeting_agenda")
export class MeetingAgendaEntity {
  @PrimaryColumn({ name: "meeting_id", type: "uuid" }) meetingId: string;
  @Column({ name: "titles", type: "text", array: true }) titles: string[];
}
