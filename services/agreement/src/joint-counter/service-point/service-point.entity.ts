import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** あいワーク: a service point; reference data that each party holds in its own database. */
@NotPersonal("reference data")
@Entity("service_point")
export class ServicePointEntity {
  @PrimaryColumn({ name: "id", type: "text" }) id: string;
  @Column({ name: "name", type: "text" }) name: string;
  @Column({ name: "ward_code", type: "text" }) wardCode: string;
  @Column({ name: "ward_name", type: "text" }) wardName: string;
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "closed_on", type: "date", nullable: true }) closedOn: string | null;
}

export type StaffingKind = "VOCATIONAL_COUNSELOR" | "JOB_INFORMATION_TERMINAL" | "PLACEMENT_TERMINAL";

/** 配置: staff or equipment at a service point, kept by the party that provides it. */
@NotPersonal("counts of staff and equipment")
@Entity("staffing")
export class StaffingEntity {
  @PrimaryColumn({ name: "service_point_id", type: "text" }) servicePointId: string;
  @PrimaryColumn({ name: "kind", type: "text" }) kind: StaffingKind;
  @PrimaryColumn({ name: "fiscal_year", type: "smallint" }) fiscalYear: number;
  @Column({ name: "count", type: "smallint" }) count: number;
  @Column({ name: "confidence", type: "text" }) confidence: "STATED" | "INFERRED";
  @Column({ name: "source_text", type: "text", nullable: true }) sourceText: string | null;
}
