import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 報告値: a result printed in a document from before the party began to count it. */
@NotPersonal("counts")
@Entity("reported_result")
export class ReportedResultEntity {
  @PrimaryColumn({ name: "indicator", type: "text" }) indicator: string;
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "from_month", type: "text" }) from: string;
  @PrimaryColumn({ name: "through_month", type: "text" }) through: string;
  @Column({ name: "value", type: "integer" }) value: number;
  @Column({ name: "printed_words", type: "text" }) printedWords: string;
}
