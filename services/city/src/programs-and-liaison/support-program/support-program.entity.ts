import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type ProgramStatus = "DRAFT" | "PUBLISHED" | "SUSPENDED" | "ENDED";

/** 対象要件: inclusive bounds in years of age or in months; codes of wards or of service points. */
export interface ProgramCondition {
  kind:
    | "AGE_BETWEEN"
    | "LIVES_IN_WARD"
    | "ON_PUBLIC_ASSISTANCE"
    | "REGISTERED_AS_SEEKER"
    | "OUT_OF_WORK_MONTHS"
    | "VISITED_POINT"
    | "STAFF_JUDGES";
  text: string;
  minimum: number | null;
  maximum: number | null;
  codes: string[] | null;
}

/** 支援制度: a support program of the city. */
@NotPersonal("programs that the city offers")
@Entity("support_program")
export class SupportProgramEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "number", type: "text" }) number: string;
  @Column({ name: "title", type: "text" }) title: string;
  @Column({ name: "summary", type: "text" }) summary: string;
  @Column({ name: "detail", type: "text" }) detail: string;
  @Column({ name: "department", type: "text" }) department: string;
  @Column({ name: "contact", type: "text" }) contact: string;
  @Column({ name: "conditions", type: "jsonb" }) conditions: ProgramCondition[];
  @Column({ name: "required_documents", type: "text", array: true }) requiredDocuments: string[];
  @Column({ name: "accepts_from", type: "date", nullable: true }) acceptsFrom: string | null;
  @Column({ name: "accepts_until", type: "date", nullable: true }) acceptsUntil: string | null;
  @Column({ name: "legal_basis", type: "text", nullable: true }) legalBasis: string | null;
  @Column({ name: "url", type: "text", nullable: true }) url: string | null;
  @Column({ name: "status", type: "text" }) status: ProgramStatus;
}

/** A program is suspended, and so stops accepting applications, before it ends; one that was ended by mistake is so again. */
export const PROGRAM_TRANSITIONS: Transitions<ProgramStatus> = {
  DRAFT: ["PUBLISHED"],
  PUBLISHED: ["SUSPENDED"],
  SUSPENDED: ["PUBLISHED", "ENDED"],
  // guard: program-is-over-is-not-taken-up
  ENDED: ["SUSPENDED"],
};
