import { Column, Entity, PrimaryColumn } from "typeorm";

/** The person's work history, as given with the registration. */
@Entity("registration_background")
export class RegistrationBackgroundEntity {
  @PrimaryColumn({ name: "registration_id", type: "uuid" }) registrationId: string;
  @Column({ name: "work_history", type: "text", nullable: true }) workHistory: string | null;
  @Column({ name: "out_of_work_since", type: "date", nullable: true }) outOfWorkSince: string | null;
}
