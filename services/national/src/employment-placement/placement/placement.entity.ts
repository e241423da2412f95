import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { EmploymentType } from "../registration/registration.entity";

/** 就職: a person hired through a referral. It counts once the office confirms it. */
@Entity("placement")
export class PlacementEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  /** Set by a trigger: the person of the registration. */
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "referral_id", type: "uuid" }) referralId: string;
  /** The service point that made the referral, not the employer's ward. */
  @Column({ name: "service_point_id", type: "text", nullable: true }) servicePointId: string | null;
  @Column({ name: "hired_on", type: "date" }) hiredOn: string;
  @Column({ name: "starts_on", type: "date" }) startsOn: string;
  @Column({ name: "employment_type", type: "text" }) employmentType: EmploymentType;
  @Column({ name: "on_trial", type: "boolean" }) onTrial: boolean;
  @Column({ name: "support_started_on", type: "date", nullable: true }) supportStartedOn: string | null;
  @Column({ name: "status", type: "text" }) status: "REPORTED" | "CONFIRMED" | "VOIDED";
  @Column({ name: "confirmed_on", type: "date", nullable: true }) confirmedOn: string | null;
  @Column({ name: "void_reason", type: "text", nullable: true }) voidReason: string | null;
  @Column({ name: "corrected_month", type: "text", nullable: true }) correctedMonth: string | null;
}

export const PLACEMENT_TRANSITIONS: Transitions<PlacementEntity["status"]> = {
  REPORTED: ["CONFIRMED", "VOIDED"],
  CONFIRMED: ["VOIDED"],
  // guard: placement-was-voided-is-not-confirmed
  VOIDED: [],
};
