import { isStaff, isStaffOf } from "@aiwork/runtime/access/words-for";
import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { JobOrderEntity } from "./job-order.entity";

/** 公開範囲: orders that were not accepted are shown to nobody else, some to registered seekers and staff alone. */
export function isPublicTo({ status, disclosure }: JobOrderEntity, caller: Caller): boolean {
  if (isStaffOf(caller, "NATIONAL")) return true;
  if (status === "RECEIVED" || status === "NOT_ACCEPTED") return false;
  return disclosure !== "REGISTERED_SEEKERS_ONLY" || isRegisteredOrStaff(caller);
}

/** What of the orders a caller who is not the nation's staff finds in a list: those that are open. */
export function publicPart(caller: Caller, today: string): Filter[] {
  if (isStaffOf(caller, "NATIONAL")) return [];
  const closed = isRegisteredOrStaff(caller) ? null : "REGISTERED_SEEKERS_ONLY";
  return [
    { name: "still-open", value: today, condition: (day) => `status = 'OPEN' and refer_until >= ${day}::date` },
    { name: "disclosed", value: closed, condition: (disclosure) => `disclosure <> ${disclosure}` },
  ];
}

/** 求人者名: shown without a name where the employer so wishes, but to the office that places with it. */
export function employerFor({ employer, disclosure }: JobOrderEntity, caller: Caller): string | null {
  return disclosure === "WITHOUT_EMPLOYER" && !isStaffOf(caller, "NATIONAL") ? null : employer;
}

function isRegisteredOrStaff(caller: Caller): boolean {
  return caller.seekerId !== null || isStaff(caller);
}
