import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { EmploymentType } from "../registration/registration.entity";

/** 就職: a person hired through a referral. It counts once the office confirms it. */
@PersonalTable({
  title: "就職",
  // guard: placement-of-voided-registration-is-not-disclosed
  ofPerson: `seeker_id = $1 and referral_id not in (select referral.id from referral
    join registration on registration.id = registration_id where registration.status = 'VOIDED')`,
  access: ["staff", "peer", "self"],
  category: "PLACEMENT",
  orderBy: "hired_on",
  unmapped: {
    recorded_at: { label: "記録日時" },
    confirmed_recorded_at: { label: "確認の記録日時" },
    confirmed_recorded_on: { label: "確認を記録した業務日" },
    voided_recorded_at: { label: "取消の記録日時" },
    first_hired_on: { label: "最初に計上した採用日" },
    entered: { label: "記録順" },
  },
})
@Entity("placement")
export class PlacementEntity {
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
  @Personal("紹介")
  @Column({ name: "referral_id", type: "uuid" })
  referralId: string;
  /** The service point that made the referral, not the employer's ward. */
  @Personal("窓口")
  @Column({ name: "service_point_id", type: "text", nullable: true })
  servicePointId: string | null;
  @Personal("採用日")
  @Column({ name: "hired_on", type: "date" })
  hiredOn: string;
  @Personal("就業開始日")
  @Column({ name: "starts_on", type: "date" })
  startsOn: string;
  @Personal("雇用形態")
  @Column({ name: "employment_type", type: "text" })
  employmentType: EmploymentType;
  @Personal("トライアル雇用")
  @Column({ name: "on_trial", type: "boolean" })
  onTrial: boolean;
  @Personal("支援開始日")
  @Column({ name: "support_started_on", type: "date", nullable: true })
  supportStartedOn: string | null;
  @Personal("状態")
  @Column({ name: "status", type: "text" })
  status: "REPORTED" | "CONFIRMED" | "VOIDED";
  @Personal("確認日")
  @Column({ name: "confirmed_on", type: "date", nullable: true })
  confirmedOn: string | null;
  @Personal("取消の理由", { review: "OTHERS" })
  @Column({ name: "void_reason", type: "text", nullable: true })
  voidReason: string | null;
  @Personal("訂正後の計上月")
  @Column({ name: "corrected_month", type: "text", nullable: true })
  correctedMonth: string | null;
  /** 再確認: set by a trigger where the case was counted before, and counted off. */
  @Personal("確認し直した計上月")
  @Column({ name: "recounted_month", type: "text", nullable: true })
  recountedMonth: string | null;
}

export const PLACEMENT_TRANSITIONS: Transitions<PlacementEntity["status"]> = {
  REPORTED: ["CONFIRMED", "VOIDED"],
  CONFIRMED: ["VOIDED"],
  // guard: placement-was-voided-is-not-confirmed
  VOIDED: [],
};
