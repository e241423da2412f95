import type { AgeBand } from "@aiwork/agreement/calendar/age";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type SupportCaseStatus = "DRAFT" | "DEIDENTIFIED" | "APPROVED" | "PUBLISHED" | "WITHDRAWN";

/** 支援事例: four of the five headings. Hello Work writes the fifth, and the national side keeps it. */
@Entity("support_case")
export class SupportCaseEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @Column({ name: "record_id", type: "uuid" }) recordId: string;
  @Column({ name: "service_point_id", type: "text" }) servicePointId: string;
  @Column({ name: "age_band", type: "text" }) ageBand: AgeBand;
  @Column({ name: "sex", type: "text" }) sex: "MALE" | "FEMALE" | "UNSTATED";
  @Column({ name: "desired_occupation", type: "text" }) desiredOccupation: string;
  @Column({ name: "desired_occupation_note", type: "text", nullable: true }) desiredOccupationNote: string | null;
  @Column({ name: "previous_occupations", type: "text", nullable: true }) previousOccupations: string | null;
  @Column({ name: "status", type: "text" }) status: SupportCaseStatus;
  @Column({ name: "motive", type: "text" }) motive: string;
  @Column({ name: "issues", type: "text" }) issues: string;
  @Column({ name: "support", type: "text" }) support: string;
  @Column({ name: "result", type: "text" }) result: string;
  @Column({ name: "support_duration", type: "text" }) supportDuration: string;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
}
