import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 利用者数: a number of users printed in a document from before the city began to count. */
@NotPersonal("counts")
@Entity("reported_users")
export class ReportedUsersEntity {
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "from_month", type: "text" }) from: string;
  @PrimaryColumn({ name: "through_month", type: "text" }) through: string;
  @Column({ name: "value", type: "integer" }) value: number;
  @Column({ name: "printed_words", type: "text" }) printedWords: string;
}
