import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { LiaisonEntity, LiaisonStatus } from "./liaison.entity";

/** The status on a day. An unanswered liaison expires on the day after its due day, without a mutation. */
export function liaisonStatus({ status, dueOn }: LiaisonEntity, today: string): LiaisonStatus {
  return status === "SENT" && dueOn < today ? "EXPIRED" : status;
}

export function isOverdue(liaison: LiaisonEntity, today: string): boolean {
  return liaisonStatus(liaison, today) === "EXPIRED";
}

const expired = (today: string) => `(status = 'EXPIRED' or status = 'SENT' and due_on < ${today})`;

/** `liaisonStatus` in SQL, for a list. */
export function liaisonStatusFilter(status: LiaisonStatus | null | undefined, today: string): Filter {
  switch (status) {
    case "SENT":
      return { name: "sent", value: today, condition: (day) => `status = 'SENT' and due_on >= ${day}` };
    case "EXPIRED":
      return { name: "expired", value: today, condition: expired };
    default:
      return { name: "status", value: status, condition: (text) => `status = ${text}` };
  }
}

export function overdueFilter(overdue: boolean | null | undefined, today: string): Filter {
  const value = overdue == null ? null : today;
  return overdue
    ? { name: "overdue", value, condition: expired }
    : { name: "in-time", value, condition: (day) => `not ${expired(day)}` };
}
