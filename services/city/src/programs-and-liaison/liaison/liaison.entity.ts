import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { ENTRY_NUMBER, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The department to which a liaison is addressed. It may reveal that the person receives public assistance. */
@PersonalTable({
  title: "連絡・調整の宛先",
  ofPerson: "liaison_id in (select id from liaison where seeker_id = $1)",
  access: ["staff", "peer", "self"],
  category: null,
})
@Entity("liaison_department")
export class LiaisonDepartmentEntity {
  @Personal("連絡・調整の番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "liaison_id", type: "uuid" })
  liaisonId: string;
  @Personal("担当課", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "department", type: "text" })
  department: string;
}

export type LiaisonStatus = "SENT" | "ACCEPTED" | "DECLINED" | "DONE" | "ABORTED" | "RECALLED" | "EXPIRED";

/** 連絡・調整. Either side may know the person, so the city need not hold a file of them. */
@PersonalTable({
  title: "連絡・調整",
  access: ["staff", "peer", "self"],
  category: "LIAISON",
  orderBy: "opened_on, entered",
  unmapped: { entered: ENTRY_NUMBER, sent_by: { label: "開始した担当課", anonymization: "KEPT_OFFICIAL" } },
})
@Entity("liaison")
export class LiaisonEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("版", { anonymization: "KEPT_KEY" })
  @Column({ name: "version", type: "integer" })
  version: number;
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("窓口", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "service_point_id", type: "text" })
  servicePointId: string;
  @Personal("開始した者の所属", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "opened_by", type: "text" })
  openedBy: "CITY" | "NATIONAL";
  @Personal("宛先", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "addressed_to", type: "text" })
  addressedTo: "NATIONAL_SERVICE_POINT" | "CITY_SERVICE_POINT" | "CITY_DEPARTMENT";
  @Personal("目的", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "purpose", type: "text" })
  purpose: string;
  @Personal("開始日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "opened_on", type: "date" })
  openedOn: string;
  @Personal("期日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "due_on", type: "date" })
  dueOn: string;
  @Personal("状態", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "status", type: "text" })
  status: LiaisonStatus;
  @Personal("回答日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "answered_on", type: "date", nullable: true })
  answeredOn: string | null;
  @Personal("回答", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "answer", type: "text", nullable: true })
  answer: string | null;
  @Personal("結果", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "outcome", type: "text", nullable: true })
  outcome: string | null;
  @SideTable(() => LiaisonDepartmentEntity, "liaison_id") addressee: LiaisonDepartmentEntity | null;
}

/**
 * 連絡・調整. Nothing expires by the day alone: a late answer is better than none, until the sender gives up. What was
 * answered or ended by mistake is answered otherwise by the addressee.
 */
export const LIAISON_TRANSITIONS: Transitions<LiaisonStatus> = {
  // guard: liaison-is-not-done-before-was-accepted
  SENT: ["ACCEPTED", "DECLINED", "EXPIRED", "RECALLED"],
  ACCEPTED: ["DONE", "ABORTED", "DECLINED"],
  DECLINED: ["ACCEPTED"],
  DONE: ["ACCEPTED"],
  ABORTED: ["ACCEPTED"],
  // guard: liaison-that-ended-is-not-taken-up
  RECALLED: [],
  EXPIRED: [],
};

/** The transitions by the addressee's answer. */
export const LIAISON_ANSWER_TRANSITIONS = stepsTo(LIAISON_TRANSITIONS, ["ACCEPTED", "DECLINED"]);
/** DONE and ABORTED by the addressee, RECALLED and EXPIRED by the sender. */
export const LIAISON_CLOSING_TRANSITIONS = stepsTo(LIAISON_TRANSITIONS, ["DONE", "ABORTED", "RECALLED", "EXPIRED"]);

/** 期限超過: the due day has passed without an answer. */
export function isLiaisonOverdue({ status, dueOn }: LiaisonEntity, today: string): boolean {
  return status === "SENT" && dueOn < today;
}

/** 期限後の回答: the answer counts, and came after the due day. */
export function isAnsweredLate({ answeredOn, dueOn }: LiaisonEntity): boolean {
  return answeredOn !== null && answeredOn > dueOn;
}
