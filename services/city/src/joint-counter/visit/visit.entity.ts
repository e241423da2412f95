import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { ENTRY_NUMBER, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

export type VisitService =
  | "CAREER_COUNSELING"
  | "LOCAL_JOB_INFORMATION"
  | "PROGRAM_INFORMATION"
  | "VOCATIONAL_CONSULTATION"
  | "PLACEMENT_SERVICE"
  | "JOB_TERMINAL";

/** 来所: recorded by staff of either party, with or without a person. Its own row keeps its status changes. */
@PersonalTable({
  title: "来所",
  access: ["staff", "peer", "self"],
  category: null,
  orderBy: "visited_on, entered",
  unmapped: {
    entered: ENTRY_NUMBER,
    recorded_on: { label: "記録した業務日", anonymization: "KEPT_COUNTED" },
    voided_on: { label: "取り消した業務日", anonymization: "KEPT_COUNTED" },
    entered_seeker_id: { label: "記録時の求職者", anonymization: "KEPT_KEY" },
  },
})
@Entity("visit")
export class VisitEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("窓口", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "service_point_id", type: "text" })
  servicePointId: string;
  @Personal("来所日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "visited_on", type: "date" })
  visitedOn: string;
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @Column({ name: "seeker_id", type: "uuid", nullable: true })
  seekerId: string | null;
  @Personal("利用内容", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "services", type: "text", array: true })
  services: VisitService[];
  @Personal("状態", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "status", type: "text" })
  status: "COUNTED" | "VOIDED";
  @Personal("記録日時", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "recorded_at", type: "timestamptz" })
  recordedAt: Date;
  @Personal("記録した者の所属", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "recorded_by_party", type: "text" })
  recordedByParty: "CITY" | "NATIONAL";
  @Personal("記録した者の職", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "recorded_by_role", type: "text" })
  recordedByRole: string;
  @Personal("締め後に記録した理由", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "late_reason", type: "text", nullable: true })
  lateReason: string | null;
  @Personal("取消日時", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "voided_at", type: "timestamptz", nullable: true })
  voidedAt: Date | null;
  @Personal("取り消した者の所属", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "voided_by_party", type: "text", nullable: true })
  voidedByParty: "CITY" | "NATIONAL" | null;
  @Personal("取り消した者の職", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "voided_by_role", type: "text", nullable: true })
  voidedByRole: string | null;
  @Personal("取消の理由", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "void_reason", type: "text", nullable: true })
  voidReason: string | null;
}

// guard: visit-is-voided-once-2
export const VISIT_TRANSITIONS: Transitions<VisitEntity["status"]> = { COUNTED: ["VOIDED"], VOIDED: [] };
