import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ReceiptedAct } from "../receipt/receipt";

/** 承認: an approval by the own party, with the receipt that the other party keeps. */
@NotPersonal("joint documents")
@Entity("approval")
export class ApprovalEntity {
  @PrimaryColumn({ name: "act", type: "text" }) act: ReceiptedAct;
  @PrimaryColumn({ name: "subject", type: "text" }) subject: string;
  @PrimaryColumn({ name: "version", type: "integer" }) version: number;
  @Column({ name: "content_hash", type: "text" }) contentHash: string;
  @Column({ name: "approved_on", type: "date" }) approvedOn: string;
  @Column({ name: "by_role", type: "text" }) byRole: string;
  @Column({ name: "by_name", type: "text", nullable: true }) byName: string | null;
  @Column({ name: "receipt", type: "text" }) receipt: string;
}
