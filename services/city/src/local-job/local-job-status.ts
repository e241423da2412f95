import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { LocalJobEntity, LocalJobStatus } from "./local-job.entity";

/** The status on a day. A published job expires after its last day to apply, without a mutation. */
export function localJobStatus({ status, applyBy }: LocalJobEntity, today: string): LocalJobStatus {
  return status === "PUBLISHED" && applyBy < today ? "EXPIRED" : status;
}

/** `localJobStatus` in SQL, for a list. */
export function localJobStatusFilter(status: LocalJobStatus, today: string): Filter {
  switch (status) {
    case "PUBLISHED":
      return {
        name: "open",
        value: today,
        condition: (day) => `status = 'PUBLISHED' and apply_by >= ${day}`,
      };
    case "EXPIRED":
      return {
        name: "expired",
        value: today,
        condition: (day) => `(status = 'EXPIRED' or status = 'PUBLISHED' and apply_by < ${day})`,
      };
    default:
      return { name: "status", value: status, condition: (text) => `status = ${text}` };
  }
}
