import { Column, Entity, PrimaryColumn } from "typeorm";

/** 運営協議会: the operating council, whose members are staff of both parties. */
@Entity("operating_council")
export class OperatingCouncilEntity {
  @PrimaryColumn({ name: "chair_office", type: "text" }) chairOffice: string;
  @Column({ name: "city_members", type: "text", array: true }) cityMembers: string[];
  @Column({ name: "national_members", type: "text", array: true }) nationalMembers: string[];
}
