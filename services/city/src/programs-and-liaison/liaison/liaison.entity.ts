import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The department to which a liaison is addressed. It may reveal that the person receives public assistance. */
@Entity("liaison_department")
export class LiaisonDepartmentEntity {
  @PrimaryColumn({ name: "liaison_id", type: "uuid" }) liaisonId: string;
  @Column({ name: "department", type: "text" }) department: string;
}

export type LiaisonStatus = "SENT" | "ACCEPTED" | "DECLINED" | "DONE" | "ABORTED" | "RECALLED" | "EXPIRED";

/** 連絡・調整. Either side may know the person, so the city need not hold a file of them. */
@Entity("liaison")
export class LiaisonEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Column({ name: "service_point_id", type: "text" }) servicePointId: string;
  @Column({ name: "opened_by", type: "text" }) openedBy: "CITY" | "NATIONAL";
  @Column({ name: "addressed_to", type: "text" }) addressedTo:
    | "NATIONAL_SERVICE_POINT"
    | "CITY_SERVICE_POINT"
    | "CITY_DEPARTMENT";
  @Column({ name: "purpose", type: "text" }) purpose: string;
  @Column({ name: "opened_on", type: "date" }) openedOn: string;
  @Column({ name: "due_on", type: "date" }) dueOn: string;
  @Column({ name: "status", type: "text" }) status: LiaisonStatus;
  @Column({ name: "answered_on", type: "date", nullable: true }) answeredOn: string | null;
  @Column({ name: "answer", type: "text", nullable: true }) answer: string | null;
  @Column({ name: "outcome", type: "text", nullable: true }) outcome: string | null;
  @SideTable(() => LiaisonDepartmentEntity, "liaison_id") addressee: LiaisonDepartmentEntity | null;
}

/** 連絡・調整. No mutation leads to EXPIRED: an unanswered liaison expires on the day after its due day. */
export const LIAISON_TRANSITIONS: Transitions<LiaisonStatus> = {
  // guard: liaison-is-not-done-before-was-accepted
  SENT: ["ACCEPTED", "DECLINED", "EXPIRED", "RECALLED"],
  ACCEPTED: ["DONE", "ABORTED"],
  // guard: liaison-was-declined-is-not-accepted
  DECLINED: [],
  DONE: [],
  ABORTED: [],
  RECALLED: [],
  EXPIRED: [],
};

/** The transitions by the addressee's answer. */
export const LIAISON_ANSWER_TRANSITIONS = stepsTo(LIAISON_TRANSITIONS, ["ACCEPTED", "DECLINED"]);
/** DONE and ABORTED by the addressee, RECALLED by the sender. */
export const LIAISON_CLOSING_TRANSITIONS = stepsTo(LIAISON_TRANSITIONS, ["DONE", "ABORTED", "RECALLED"]);

/** The status on a day. An unanswered liaison expires on the day after its due day, without a mutation. */
export function liaisonStatus({ status, dueOn }: LiaisonEntity, today: string): LiaisonStatus {
  return status === "SENT" && dueOn < today ? "EXPIRED" : status;
}

export function isLiaisonOverdue(liaison: LiaisonEntity, today: string): boolean {
  return liaisonStatus(liaison, today) === "EXPIRED";
}

const expiredCondition = (today: string) => `(status = 'EXPIRED' or status = 'SENT' and due_on < ${today})`;

/** `liaisonStatus` in SQL, for a list. */
export function liaisonStatusFilter(status: LiaisonStatus | null | undefined, today: string): ListFilter {
  switch (status) {
    case "SENT":
      return { name: "sent", value: today, condition: (day) => `status = 'SENT' and due_on >= ${day}` };
    case "EXPIRED":
      return { name: "expired", value: today, condition: expiredCondition };
    default:
      return { name: "status", value: status, condition: (text) => `status = ${text}` };
  }
}

export function liaisonOverdueFilter(overdue: boolean | null | undefined, today: string): ListFilter {
  const value = overdue == null ? null : today;
  return overdue
    ? { name: "overdue", value, condition: expiredCondition }
    : { name: "in-time", value, condition: (day) => `not ${expiredCondition(day)}` };
}
