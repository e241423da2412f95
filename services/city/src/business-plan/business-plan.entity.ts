import { Column, Entity, PrimaryColumn } from "typeorm";

export type PlanStatus = "DRAFT" | "PROPOSED" | "IN_FORCE" | "REVISED";

/** 事業計画: one version of a fiscal year's plan. */
@Entity("business_plan")
export class BusinessPlanEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @Column({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "status", type: "text" }) status: PlanStatus;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
  @Column({ name: "change_reason", type: "text", nullable: true }) changeReason: string | null;
  @Column({ name: "in_force_from", type: "timestamptz", nullable: true }) inForceFrom: Date | null;
}

/** Whether both parties have approved this version. Before that, it is a joint document that only their staff see. */
export function isAgreed({ status }: Pick<BusinessPlanEntity, "status">): boolean {
  // guard: plan-in-force-is-agreed
  return status === "IN_FORCE" || status === "REVISED";
}
