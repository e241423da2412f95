import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** ⑤ ハローワーク担当者の所感, on one version of a support case. */
@NotPersonal("published without a name: it identifies nobody")
@Entity("support_case_remark")
export class SupportCaseRemarkEntity {
  @PrimaryColumn({ name: "support_case_id", type: "uuid" }) supportCaseId: string;
  @PrimaryColumn({ name: "version", type: "smallint" }) version: number;
  @Column({ name: "remarks", type: "text" }) remarks: string;
  /** Approved together with the case. Until then only the staff of the two parties may read them. */
  @Column({ name: "is_approved", type: "boolean" }) isApproved: boolean;
}
