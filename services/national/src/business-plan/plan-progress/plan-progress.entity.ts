import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 就職者数 from a document, for months before the national side counted placements by service point. */
@NotPersonal("counts")
@Entity("reported_placements")
export class ReportedPlacementsEntity {
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "from_month", type: "text" }) from: string;
  @PrimaryColumn({ name: "through_month", type: "text" }) through: string;
  @Column({ name: "value", type: "integer" }) value: number;
  @Column({ name: "printed_words", type: "text" }) printedWords: string;
}
