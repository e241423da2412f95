import { Column, Entity, PrimaryColumn } from "typeorm";

/** 数値目標: the number of users or placement cases that is planned for a service point and a fiscal year. */
@Entity("plan_target")
export class PlanTargetEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "measure", type: "text" }) measure: "USERS" | "PLACEMENTS";
  @Column({ name: "value", type: "integer" }) value: number;
  @Column({ name: "printed_words", type: "text", nullable: true }) printedWords: string | null;
}
