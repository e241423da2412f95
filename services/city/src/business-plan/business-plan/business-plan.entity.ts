import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 数値目標: what is planned of an indicator for a service point and a fiscal year. */
@NotPersonal("joint documents")
@Entity("plan_target")
export class PlanTargetEntity {
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "indicator", type: "text" }) indicator: string;
  @Column({ name: "value", type: "integer" }) value: number;
  @Column({ name: "printed_words", type: "text", nullable: true }) printedWords: string | null;
}

export type PlanStatus = "DRAFT" | "PROPOSED" | "IN_FORCE" | "REVISED";

/** 事業計画: one version of a fiscal year's plan. */
@NotPersonal("joint documents")
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

/** 事業計画: a version stays in force until the next version comes into force or its fiscal year ends. */
export const PLAN_TRANSITIONS: Transitions<PlanStatus> = {
  DRAFT: ["PROPOSED"],
  PROPOSED: ["IN_FORCE"],
  IN_FORCE: ["REVISED"],
  REVISED: [],
};
