import { Column, Entity, PrimaryColumn } from "typeorm";

/** The version of a plan that the nation approved. */
@Entity("approved_plan")
export class ApprovedPlanEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
}
