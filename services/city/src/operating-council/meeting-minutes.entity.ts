import { createHash } from "node:crypto";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 議事録: one version of a meeting's minutes. */
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
