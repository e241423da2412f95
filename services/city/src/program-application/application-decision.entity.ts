import { Column, Entity, PrimaryColumn } from "typeorm";

/** The reason for which an application was approved or rejected. */
@Entity("application_decision")
export class ApplicationDecisionEntity {
  @PrimaryColumn({ name: "application_id", type: "uuid" }) applicationId: string;
  @Column({ name: "reason", type: "text" }) reason: string;
}
