import { isStaff, isStaffOf } from "@aiwork/runtime/access/words-for";
import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { JobOrderEntity } from "./job-order.entity";
import { jobOrderStatus } from "./job-order-status";

/**
 * 公開範囲: what was not accepted is nobody else's; what is no longer open, or is for registered seekers, is theirs and
 * staff's alone, who may have been referred to it.
 */
export function isPublicTo(order: JobOrderEntity, { caller, clock }: SubgraphContext): boolean {
  if (isStaffOf(caller, "NATIONAL")) return true;
  if (order.status === "RECEIVED" || order.status === "NOT_ACCEPTED") return false;
  if (isRegisteredOrStaff(caller)) return true;
  return order.disclosure !== "REGISTERED_SEEKERS_ONLY" && jobOrderStatus(order, clock.today()) === "OPEN";
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
