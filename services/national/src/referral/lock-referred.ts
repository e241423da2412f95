import { refuse } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../access/own-registration";
import { JobOrderEntity } from "../job-order/job-order.entity";
import { RegistrationEntity } from "../registration/registration.entity";

/** The registration and the job order that a referral joins. */
export interface Referred {
  registration: RegistrationEntity;
  order: JobOrderEntity;
}

/**
 * Locks the registration and the job order until the end of the transaction. Every mutation locks in the order
 * registration, job order, referral, placement, trial, so that no two deadlock.
 * @throws NO_SUCH_RECORD
 */
export async function lockReferred(
  db: EntityManager,
  context: SubgraphContext,
  { registrationId, jobOrderId }: { registrationId: string; jobOrderId: string },
): Promise<Referred> {
  // guard: referral-is-for-person-of-callers
  if (!(await mayActOnRegistration(db, context, registrationId))) throw refuse("NO_SUCH_RECORD").at("registrationId");
  const [registration]: RegistrationEntity[] = await db.query(
    `select ${columnsOf(RegistrationEntity)} from registration where id = $1 for update`,
    [registrationId],
  );
  if (!registration) throw refuse("NO_SUCH_RECORD").at("registrationId");
  // guard: openings-are-counted-of-order-stands-locked
  const [order]: JobOrderEntity[] = await db.query(
    `select ${columnsOf(JobOrderEntity)} from job_order where id = $1 for update`,
    [jobOrderId],
  );
  // guard: referral-is-to-order-there-is
  if (!order) throw refuse("NO_SUCH_RECORD").at("jobOrderId");
  return { registration, order };
}
