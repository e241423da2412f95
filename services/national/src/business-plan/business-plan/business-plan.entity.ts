import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A version of a plan that the national side approved. */
@NotPersonal("joint documents")
@Entity("approved_plan")
export class ApprovedPlanEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
}

/** A target of one of its own indicators that the national side approved and counts against. */
@NotPersonal("joint documents")
@Entity("approved_target")
export class ApprovedTargetEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "indicator", type: "text" }) indicator: string;
  @Column({ name: "value", type: "integer" }) value: number;
  @Column({ name: "printed_words", type: "text", nullable: true }) printedWords: string | null;
}
