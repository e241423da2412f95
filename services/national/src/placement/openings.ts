import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { JobOrderEntity, JobOrderStatus } from "../job-order/job-order.entity";
import { refuse } from "./placement-refusals";

/** 充足: who was referred in time may be hired after the deadline, or while the employer takes no more referrals. */
const HIRES: ReadonlySet<JobOrderStatus> = new Set(["OPEN", "SUSPENDED", "EXPIRED"]);

/**
 * Counts one opening of a locked order as filled: a reported placement does, before it is confirmed. FILLED exactly when
 * all are (invariant 3).
 * @throws NO_OPENING_LEFT, ORDER_CALLED_OFF
 */
export async function takeOpening(db: EntityManager, caller: Caller, order: JobOrderEntity): Promise<void> {
  if (order.filled >= order.openings) throw refuse("NO_OPENING_LEFT").at("referralId");
  if (!HIRES.has(order.status)) throw refuse("ORDER_CALLED_OFF").at("referralId");
  const filled = order.filled + 1;
  await setFilled(db, caller, order, filled, filled === order.openings ? "FILLED" : order.status, null);
}

/** Gives one back for a reason. What was FILLED is open again by the day of its deadline, and from the next on EXPIRED. */
export async function giveBackOpening(
  db: EntityManager,
  caller: Caller,
  order: JobOrderEntity,
  { today, reason }: { today: string; reason: string },
): Promise<void> {
  const freed = today <= order.referUntil ? "OPEN" : "EXPIRED";
  await setFilled(db, caller, order, order.filled - 1, order.status === "FILLED" ? freed : order.status, reason);
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
  if (from !== to) await recordChange(db, caller, { subjectId: id, from, to, reason });
}
