import { createHash } from "node:crypto";
import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import type { AgeBand } from "@aiwork/agreement/joint-counter/seeker/age";
import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type SupportCaseStatus = "DRAFT" | "DEIDENTIFIED" | "APPROVED" | "PUBLISHED" | "WITHDRAWN";

/** 支援事例: four of the five headings. Hello Work writes the fifth, and the national side keeps it. */
@NotPersonal("published without names and with age bands only: it identifies nobody")
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

/** 支援事例: APPROVED once both parties have approved it, which the national side's receipt proves to the city. */
export const SUPPORT_CASE_TRANSITIONS: Transitions<SupportCaseStatus> = {
  DRAFT: ["DEIDENTIFIED"],
  DEIDENTIFIED: ["APPROVED"],
  APPROVED: ["PUBLISHED"],
  PUBLISHED: ["WITHDRAWN"],
  WITHDRAWN: [],
};

const HASHED_HEADINGS = [
  "servicePointId",
  "ageBand",
  "sex",
  "desiredOccupation",
  "desiredOccupationNote",
  "previousOccupations",
  "motive",
  "issues",
  "support",
  "result",
  "supportDuration",
] as const satisfies (keyof SupportCaseEntity)[];

/** SHA-256 in hexadecimal over the texts that the city wrote, heading by heading. */
export function supportCaseHash(texts: Pick<SupportCaseEntity, (typeof HASHED_HEADINGS)[number]>): string {
  return createHash("sha256")
    .update(JSON.stringify(HASHED_HEADINGS.map((heading) => texts[heading])))
    .digest("hex");
}
