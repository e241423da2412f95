import { Column, Entity, PrimaryColumn } from "typeorm";

/** A version of a plan that the national side approved. */
@Entity("approved_plan")
export class ApprovedPlanEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
}
