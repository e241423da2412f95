import { Beside } from "@aiwork/runtime/database/beside";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RegistrationBackgroundEntity } from "./registration-background.entity";

export type RegistrationStatus = "PROVISIONAL" | "ACTIVE" | "PLACED" | "EXPIRED" | "WITHDRAWN";
export type EmploymentType = "REGULAR" | "FIXED_TERM" | "PART_TIME";

/** 求職申込み: valid to the end of the second month after its receipt, and renewable. */
@Entity("registration")
export class RegistrationEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "number", type: "text", nullable: true }) number: string | null;
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "office", type: "text" }) office: string;
  @Column({ name: "service_point_id", type: "text", nullable: true }) servicePointId: string | null;
  @Column({ name: "received_on", type: "date" }) receivedOn: string;
  @Column({ name: "valid_until", type: "date" }) validUntil: string;
  @Column({ name: "status", type: "text" }) status: RegistrationStatus;
  @Column({ name: "desired_occupations", type: "text", array: true }) desiredOccupations: string[];
  @Column({ name: "any_occupation", type: "boolean" }) anyOccupation: boolean;
  @Column({ name: "desired_employment_types", type: "text", array: true }) desiredEmploymentTypes: EmploymentType[];
  @Column({ name: "qualifications", type: "text", array: true }) qualifications: string[];
  @Column({ name: "age_on_receipt", type: "smallint", nullable: true }) ageOnReceipt: number | null;
  @Beside(() => RegistrationBackgroundEntity, "registration_id") background: RegistrationBackgroundEntity | null;
}
