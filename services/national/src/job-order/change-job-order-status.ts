import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { JobOrderEntity, type JobOrderStatus, type NonAcceptanceGround } from "./job-order.entity";
import { refuse } from "./job-order-refusals";
import { JOB_ORDER_BY_HAND } from "./job-order-states";
import { jobOrderStatus } from "./job-order-status";
import { requireInTime } from "./require-in-time";

export interface ChangingOrder extends ActInput {
  jobOrderId: string;
  version: number;
  to: JobOrderStatus;
  ground?: NonAcceptanceGround | null;
  reason?: string | null;
}

/** Changes that the employer asks for; each is recorded with its reason. */
// guard: order-is-held-back-or-canceled
const NEEDS_REASON: ReadonlySet<JobOrderStatus> = new Set(["SUSPENDED", "CANCELED"]);

/**
 * 不受理, 紹介保留 and its end, 取消し. The transition starts from the state on the business day.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, GROUND_REQUIRED, GROUND_UNASKED,
 * DEADLINE_PASSED, and REASON_REQUIRED where it is suspended or canceled
 */
export async function changeJobOrderStatus(
  db: EntityManager,
  { jobOrderId, version, to, ground = null, reason: given }: ChangingOrder,
  { caller, clock }: SubgraphContext,
) {
  const id = parseUuid(jobOrderId, "jobOrderId");
  await compareAndSet(db, JobOrderEntity, { id, version }, async (order) => {
    // guard: order-is-judged-by-state-of-business
    const from = jobOrderStatus(order, clock.today());
    // guard: order-goes-along-legal-transitions-and-those
    requireTransition(JOB_ORDER_BY_HAND, from, to);
    requireGround(to, ground);
    // guard: order-is-taken-up-again-within-time
    if (to === "OPEN") requireInTime(order, clock.today());
    const reason = NEEDS_REASON.has(to) || given?.trim() ? readReason(given ?? "") : null;
    await recordChange(db, caller, { subjectId: id, from, to, reason });
    if (ground !== null)
      await db.query("insert into order_not_accepted (job_order_id, ground) values ($1, $2)", [id, ground]);
    return { status: to };
  });
  return { jobOrderId: id };
}

function requireGround(to: JobOrderStatus, ground: NonAcceptanceGround | null): void {
  // guard: order-is-not-accepted-on-statutory-ground
  if (to === "NOT_ACCEPTED" && ground === null) throw refuse("GROUND_REQUIRED").at("ground");
  // guard: ground-is-named-only-of-order
  if (to !== "NOT_ACCEPTED" && ground !== null) throw refuse("GROUND_UNASKED").at("ground");
}
