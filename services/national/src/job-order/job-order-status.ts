import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { JobOrderEntity, JobOrderStatus } from "./job-order.entity";

/** By the business day, an open order is expired from the day after its deadline (紹介期限日). */
export function jobOrderStatus(
  { status, referUntil }: Pick<JobOrderEntity, "status" | "referUntil">,
  today: string,
): JobOrderStatus {
  return status === "OPEN" && referUntil < today ? "EXPIRED" : status;
}

/** Finds exactly the rows for which jobOrderStatus returns the status; the open ones where none is given. */
export function jobOrderStatusFilter(status: JobOrderStatus | null | undefined, today: string): Filter {
  if (status == null || status === "OPEN")
    return { name: "open", value: today, condition: (day) => `status = 'OPEN' and refer_until >= ${day}::date` };
  if (status === "EXPIRED")
    return {
      name: "expired",
      value: today,
      condition: (day) => `(status = 'EXPIRED' or status = 'OPEN' and refer_until < ${day}::date)`,
    };
  return { name: "status", value: status, condition: (state) => `status = ${state}` };
}
