import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { RegistrationEntity, RegistrationStatus } from "./registration.entity";

/** A registration expires by the business day; no batch job has to run for it. */
export function registrationStatus(
  { status, validUntil }: Pick<RegistrationEntity, "status" | "validUntil">,
  today: string,
): RegistrationStatus {
  return status === "ACTIVE" && validUntil < today ? "EXPIRED" : status;
}

/** Finds exactly the rows for which registrationStatus returns the status. */
export function registrationStatusFilter(status: RegistrationStatus | null | undefined, today: string): Filter {
  if (status === "ACTIVE")
    return { name: "active", value: today, condition: (day) => `status = 'ACTIVE' and valid_until >= ${day}::date` };
  if (status === "EXPIRED")
    return {
      name: "expired",
      value: today,
      condition: (day) => `(status = 'EXPIRED' or status = 'ACTIVE' and valid_until < ${day}::date)`,
    };
  return { name: "status", value: status, condition: (state) => `status = ${state}` };
}
