import { type Caller, isStaff, isStaffOf } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import { type ListFilter, textFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type JobOrderEntity, jobOrderStatus } from "./job-order.entity";

export const jobOrderAccess = {
  // guard: job-order-is-there-for-those
  JobOrder: { isPublished: isJobOrderPublicTo } satisfies RecordAccess<JobOrderEntity>,
};

/**
 * 公開範囲: national staff see every order. Nobody else sees one that has not been accepted. Registered seekers and city
 * staff also see orders that are closed or for registered seekers only, because they may have dealt with a referral to one.
 */
export function isJobOrderPublicTo(order: JobOrderEntity, { caller, clock }: SubgraphContext): boolean {
  // guard: national-staff-see-every-order
  if (isStaffOf(caller, "NATIONAL")) return true;
  // guard: order-is-is-nobody-elses
  if (order.status === "RECEIVED" || order.status === "NOT_ACCEPTED" || order.canceledBeforeAcceptance) return false;
  // guard: who-seeks-work-and-staff-see-orders
  if (isRegisteredOrStaff(caller)) return true;
  // guard: order-is-not
  return order.disclosure !== "REGISTERED_SEEKERS_ONLY" && jobOrderStatus(order, clock.today()) === "OPEN";
}

/** Filters of a list of orders for callers who are not national staff: they find only open orders. */
export function publicJobOrderFilters(caller: Caller, today: string): ListFilter[] {
  // guard: national-staff-list-every-order
  if (isStaffOf(caller, "NATIONAL")) return [];
  // guard: list-orders-for-registered-for
  const closed = isRegisteredOrStaff(caller) ? null : "REGISTERED_SEEKERS_ONLY";
  return [
    // guard: list-of-orders-holds-open-ones
    { name: "still-open", value: today, condition: (day) => `status = 'OPEN' and refer_until >= ${day}::date` },
    { name: "disclosed", value: closed, condition: (disclosure) => `disclosure <> ${disclosure}` },
  ];
}

const ANY_EMPLOYER = "coalesce(employer, (select name from unnamed_employer where job_order_id = job_order.id))";

/** Finds by the employer's name, in any usual form. */
export function employerFilter(given: string | null | undefined, caller: Caller): ListFilter {
  // guard: unnamed-employer-is-not-found-out-by-filter
  const [name, employer] = isStaffOf(caller, "NATIONAL") ? ["employer", ANY_EMPLOYER] : ["named-employer", "employer"];
  return textFilter(name, given, (text) => `strpos(employer_form(${employer}), employer_form(${text}::text)) > 0`);
}

/** 求人者名: null where the employer wishes not to be named, except for national staff. */
export function employerShownTo(order: JobOrderEntity, caller: Caller): string | null {
  // guard: employer-is-named
  if (order.disclosure === "WITHOUT_EMPLOYER" && !isStaffOf(caller, "NATIONAL")) return null;
  // guard: unnamed-employer-is-named-to-national-staff
  return order.employer ?? order.unnamedEmployer?.name ?? null;
}

function isRegisteredOrStaff(caller: Caller): boolean {
  // guard: who-seeks-work-is-registered
  return caller.seekerId !== null || isStaff(caller);
}
