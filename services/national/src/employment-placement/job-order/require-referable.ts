import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../registration/registration.access";
import { RegistrationEntity, registrationStatus } from "../registration/registration.entity";
import { JobOrderEntity, jobOrderStatus } from "./job-order.entity";

/** The registration and the job order that a referral joins. */
export interface RegistrationAndOrder {
  registration: RegistrationEntity;
  order: JobOrderEntity;
}

/**
 * Locks the registration and the job order until the end of the transaction. Every mutation locks in the order
 * registration, job order, referral, placement, trial, so that no two deadlock.
 * @throws NO_SUCH_RECORD
 */
export async function lockRegistrationAndOrder(
  db: EntityManager,
  context: SubgraphContext,
  { registrationId, jobOrderId }: { registrationId: string; jobOrderId: string },
): Promise<RegistrationAndOrder> {
  // guard: referral-is-for-person-of-callers
  if (!(await mayActOnRegistration(db, context, registrationId)))
    throw mutationError("NO_SUCH_RECORD").at("registrationId");
  const registration = await lockRegistration(db, registrationId);
  if (!registration) throw mutationError("NO_SUCH_RECORD").at("registrationId");
  return { registration, order: await lockOrder(db, jobOrderId) };
}

/** Null where the policies let the caller lock none, which may be kept at another service point by now. */
export async function lockRegistration(db: EntityManager, id: string): Promise<RegistrationEntity | null> {
  const [registration]: RegistrationEntity[] = await db.query(
    `select ${columnsOf(RegistrationEntity)} from registration where id = $1 for update`,
    [id],
  );
  return registration ?? null;
}

/** @throws NO_SUCH_RECORD */
export async function lockOrder(db: EntityManager, id: string): Promise<JobOrderEntity> {
  // guard: openings-are-counted-of-order-stands-locked
  const [order]: JobOrderEntity[] = await db.query(
    `select ${columnsOf(JobOrderEntity)} from job_order where id = $1 for update`,
    [id],
  );
  // guard: referral-is-to-order-there-is
  if (!order) throw mutationError("NO_SUCH_RECORD").at("jobOrderId");
  return order;
}

/** A locked registration and job order as they stood at the end of a day, by their histories; today, as they stand. */
export async function readAsOfDay(
  db: EntityManager,
  { registrationId, jobOrderId }: { registrationId: string; jobOrderId: string },
  day: string,
): Promise<RegistrationAndOrder> {
  const [registration]: [RegistrationEntity] = await db.query(
    `select ${columnsOf(RegistrationEntity, "stood")} from registration_on($1, $2) as stood`,
    [registrationId, day],
  );
  const [order]: [JobOrderEntity] = await db.query(
    `select ${columnsOf(JobOrderEntity, "stood")} from job_order_on($1, $2) as stood`,
    [jobOrderId, day],
  );
  return { registration, order };
}

/**
 * Invariant 2: on the day, the registration is active, and the order is open, not past its deadline and not filled. Both
 * are given as they stood on that day: yesterday's letter may be recorded when the term ended yesterday.
 * @throws REGISTRATION_NOT_ACTIVE, NO_OPENING_LEFT, ORDER_PAST_DEADLINE, ORDER_NOT_OPEN
 */
export function requireReferable({ registration, order }: RegistrationAndOrder, day: string): void {
  // guard: person-is-referred-registration-is
  if (registrationStatus(registration, day) !== "ACTIVE" || day < registration.receivedOn)
    throw notReferableError("REGISTRATION_NOT_ACTIVE").at("registrationId");
  const status = jobOrderStatus(order, day);
  // guard: person-is-not-referred-to-order
  if (status === "FILLED") throw notReferableError("NO_OPENING_LEFT").at("jobOrderId");
  // guard: person-is-not-referred-past-orders-deadline
  if (status === "EXPIRED") throw notReferableError("ORDER_PAST_DEADLINE").at("jobOrderId");
  // guard: person-is-referred-order-is
  if (status !== "OPEN" || day < order.receivedOn) throw notReferableError("ORDER_NOT_OPEN").at("jobOrderId");
}

/** Errors where the registration or the order does not allow a referral on the day. */
const notReferableError = defineBusinessErrors({
  REGISTRATION_NOT_ACTIVE: {
    ja: () => "その日に有効な求職申込みではありません。日付を確かめ、先に求職申込みを有効にするか、更新してください。",
    en: () => "The registration is not active on that day. Check the day, or first activate or renew the registration.",
  },
  ORDER_NOT_OPEN: {
    ja: () =>
      "その日に紹介できる求人ではありません。日付を確かめ、先に求人を受理するか再開するか、別の求人を選んでください。",
    en: () =>
      "The job order is not open on that day. Check the day, or first accept or resume the order, or choose another.",
  },
  ORDER_PAST_DEADLINE: {
    ja: () => "求人の紹介期限日を過ぎています。先に求人を更新するか、別の求人を選んでください。",
    en: () => "The job order is past its deadline for referrals. Renew it first, or choose another order.",
  },
  NO_OPENING_LEFT: {
    ja: () => "求人は充足しています。別の求人を選んでください。",
    en: () => "All openings of the job order are filled. Choose another order.",
  },
});
