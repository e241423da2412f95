import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 求人者への交渉. It precedes the referral, which cites it. */
@PersonalTable({
  title: "求人者への交渉",
  ofPerson: "seeker_id = $1 and registration_id not in (select id from registration where status = 'VOIDED')",
  access: ["staff", "peer", "self"],
  category: "REFERRAL_STATUS",
  orderBy: "opened_on",
  unmapped: {
    entered: { label: "記録順" },
  },
})
@Entity("negotiation")
export class NegotiationEntity {
  @Personal("番号")
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("版")
  @Column({ name: "version", type: "integer" })
  version: number;
  /** Set by a trigger: the person of the registration. */
  @Personal("求職者")
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("求職申込み")
  @Column({ name: "registration_id", type: "uuid" })
  registrationId: string;
  @Personal("求人")
  @Column({ name: "job_order_id", type: "uuid" })
  jobOrderId: string;
  @Personal("事項")
  @Column({ name: "topic", type: "text" })
  topic: "AGE" | "RETIREMENT_AGE" | "EXPERIENCE" | "HOURS" | "WAGE" | "TRIAL";
  @Personal("内容", { review: "OTHERS" })
  @Column({ name: "request", type: "text" })
  request: string;
  @Personal("状態")
  @Column({ name: "status", type: "text" })
  status: "OPEN" | "AGREED" | "REFUSED" | "LAPSED";
  @Personal("開始日")
  @Column({ name: "opened_on", type: "date" })
  openedOn: string;
  @Personal("終了日")
  @Column({ name: "settled_on", type: "date", nullable: true })
  settledOn: string | null;
  @Personal("開始した職員の職")
  @Column({ name: "opened_by_role", type: "text" })
  openedByRole: string;
  @Personal("開始した職員の氏名", { review: "OFFICIALS_NAME" })
  @Column({ name: "opened_by_name", type: "text", nullable: true })
  openedByName: string | null;
}

const SETTLED = ["AGREED", "REFUSED", "LAPSED"] as const;

/** What was settled by mistake is settled otherwise, or on another day. */
export const NEGOTIATION_TRANSITIONS: Transitions<NegotiationEntity["status"]> = {
  OPEN: SETTLED,
  AGREED: SETTLED,
  REFUSED: SETTLED,
  LAPSED: SETTLED,
};
