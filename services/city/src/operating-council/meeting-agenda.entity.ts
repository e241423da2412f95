import { Column, Entity, PrimaryColumn } from "typeorm";

/** 議題: the items that the secretariat set. Overdue requests are added when the agenda is read. */
@Entity("meeting_agenda")
export class MeetingAgendaEntity {
  @PrimaryColumn({ name: "meeting_id", type: "uuid" }) meetingId: string;
  @Column({ name: "titles", type: "text", array: true }) titles: string[];
}
