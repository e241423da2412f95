import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a person has done so far, as told when registering. */
@Entity("registration_background")
export class RegistrationBackgroundEntity {
  @PrimaryColumn({ name: "registration_id", type: "uuid" }) registrationId: string;
  @Column({ name: "work_history", type: "text", nullable: true }) workHistory: string | null;
  @Column({ name: "out_of_work_since", type: "date", nullable: true }) outOfWorkSince: string | null;
}
