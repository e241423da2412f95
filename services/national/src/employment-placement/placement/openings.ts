import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import type { Caller } from "@aiwork/server/identity/caller";
import type { EntityManager } from "typeorm";
import type { JobOrderEntity, JobOrderStatus } from "../job-order/job-order.entity";
import { placementError } from "./placement.errors";

/**
 * 充足: a person was referred while the order was open, so a hire counts after the deadline, while the employer takes no
 * more referrals, and after the order was canceled.
 */
const HIRING_STATUSES: ReadonlySet<JobOrderStatus> = new Set(["OPEN", "SUSPENDED", "EXPIRED", "CANCELED"]);

/**
 * Counts one opening of a locked order as filled. A placement fills an opening when it is reported, not when it is
 * confirmed. The order is FILLED exactly when all openings are filled (invariant 3).
 * @throws NO_OPENING_LEFT, ORDER_CALLED_OFF
 */
export async function fillOpening(db: EntityManager, caller: Caller, order: JobOrderEntity): Promise<void> {
  // guard: no-more-openings-are-filled-than-there
  if (order.filled >= order.openings) throw placementError("NO_OPENING_LEFT").at("referralId");
  // guard: order-was-called-off-has-no-opening
  if (!HIRING_STATUSES.has(order.status)) throw placementError("ORDER_CALLED_OFF").at("referralId");
  const filled = order.filled + 1;
  // guard: order-whose-last-opening-is-filled
  await setFilled(db, caller, order, filled, filled === order.openings ? "FILLED" : order.status, null);
}

/** Releases one opening, with a reason. A FILLED order becomes again what it was before its last opening was filled. */
export async function releaseOpening(
  db: EntityManager,
  caller: Caller,
  order: JobOrderEntity,
  { today, reason }: { today: string; reason: string },
): Promise<void> {
  // guard: order-that-was-not-filled-stays-what-it-is
  const to = order.status === "FILLED" ? await statusBeforeFilled(db, order, today) : order.status;
  // guard: voided-placement-gives-opening-back
  await setFilled(db, caller, order, order.filled - 1, to, reason);
}

/** An order that took referrals, or was to take them again, is EXPIRED after its deadline. */
async function statusBeforeFilled(
  db: EntityManager,
  { id, referUntil }: JobOrderEntity,
  today: string,
): Promise<JobOrderStatus> {
  const [filled]: { was: JobOrderStatus | null }[] = await db.query(
    `select from_state as was from state_change where subject_id = $1 and to_state = 'FILLED'
     order by at desc, id desc limit 1`,
    [id],
  );
  // guard: order-is-again-what-it-was
  const was = filled?.was ?? "OPEN";
  // guard: order-is-open-again-by-deadline-alone
  return (was === "OPEN" || was === "SUSPENDED") && today > referUntil ? "EXPIRED" : was;
}

async function setFilled(
  db: EntityManager,
  caller: Caller,
  { id, status: from }: JobOrderEntity,
  filled: number,
  to: JobOrderStatus,
  reason: string | null,
): Promise<void> {
  await db.query("update job_order set filled = $2, status = $3, version = version + 1 where id = $1", [
    id,
    filled,
    to,
  ]);
  // guard: order-is-filled-says-in-history
  if (from !== to) await recordStateChange(db, caller, { subjectId: id, from, to, reason });
}
