import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type VisitService =
  | "CAREER_COUNSELING"
  | "LOCAL_JOB_INFORMATION"
  | "PROGRAM_INFORMATION"
  | "VOCATIONAL_CONSULTATION"
  | "PLACEMENT_SERVICE"
  | "JOB_TERMINAL";

/** 来所: recorded by staff of either party, with or without a person. Its own row keeps its status changes. */
@Entity("visit")
export class VisitEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "service_point_id", type: "text" }) servicePointId: string;
  @Column({ name: "visited_on", type: "date" }) visitedOn: string;
  @Column({ name: "seeker_id", type: "uuid", nullable: true }) seekerId: string | null;
  @Column({ name: "services", type: "text", array: true }) services: VisitService[];
  @Column({ name: "status", type: "text" }) status: "COUNTED" | "VOIDED";
  @Column({ name: "recorded_at", type: "timestamptz" }) recordedAt: Date;
  @Column({ name: "recorded_by_party", type: "text" }) recordedByParty: "CITY" | "NATIONAL";
  @Column({ name: "recorded_by_role", type: "text" }) recordedByRole: string;
  @Column({ name: "voided_at", type: "timestamptz", nullable: true }) voidedAt: Date | null;
  @Column({ name: "voided_by_party", type: "text", nullable: true }) voidedByParty: "CITY" | "NATIONAL" | null;
  @Column({ name: "voided_by_role", type: "text", nullable: true }) voidedByRole: string | null;
  @Column({ name: "void_reason", type: "text", nullable: true }) voidReason: string | null;
}

// guard: visit-is-voided-once-2
export const VISIT_TRANSITIONS: Transitions<VisitEntity["status"]> = { COUNTED: ["VOIDED"], VOIDED: [] };
