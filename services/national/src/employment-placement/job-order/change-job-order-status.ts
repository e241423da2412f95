import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeJobOrderStatusInput } from "../../generated/resolvers";
import {
  JOB_ORDER_MANUAL_TRANSITIONS,
  JobOrderEntity,
  type JobOrderStatus,
  jobOrderStatus,
  type NonAcceptanceGround,
} from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";

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
  { jobOrderId, version, to, ground = null, reason: given }: ChangeJobOrderStatusInput,
  { caller, clock }: SubgraphContext,
) {
  const id = parseUuid(jobOrderId, "jobOrderId");
  await compareAndSet(db, JobOrderEntity, { id, version, field: "jobOrderId" }, async (order) => {
    // guard: order-is-judged-by-state-of-business
    const from = jobOrderStatus(order, clock.today());
    // guard: order-goes-along-legal-transitions-and-those
    requireTransition(JOB_ORDER_MANUAL_TRANSITIONS, from, to);
    const { reason } = parseFields({
      ground: () => requireGround(to, ground),
      // guard: order-is-taken-up-again-within-time
      deadline: () => to === "OPEN" && requireBeforeDeadline(order, clock.today()),
      reason: () => (NEEDS_REASON.has(to) || given?.trim() ? parseReason(given ?? "") : null),
    });
    await recordStateChange(db, caller, { subjectId: id, from, to, reason });
    if (ground !== null)
      await db.query(
        `insert into order_not_accepted (job_order_id, ground) values ($1, $2)
         on conflict (job_order_id) do update set ground = excluded.ground`,
        [id, ground],
      );
    // guard: order-canceled-before-acceptance-says-so
    return { status: to, canceledBeforeAcceptance: to === "CANCELED" && from === "RECEIVED" };
  });
  return { jobOrderId: id };
}

function requireGround(to: JobOrderStatus, ground: NonAcceptanceGround | null): void {
  // guard: order-is-not-accepted-on-statutory-ground
  if (to === "NOT_ACCEPTED" && ground === null) throw jobOrderError("GROUND_REQUIRED").at("ground");
  // guard: ground-is-named-only-of-order
  if (to !== "NOT_ACCEPTED" && ground !== null) throw jobOrderError("GROUND_UNASKED").at("ground");
}

/** 紹介期限日: an order opened after its deadline would be expired at once. @throws DEADLINE_PASSED */
export function requireBeforeDeadline(
  { referUntil }: Pick<JobOrderEntity, "referUntil">,
  today: string,
  field = "jobOrderId",
): void {
  if (referUntil < today) throw jobOrderError("DEADLINE_PASSED", { referUntil }).at(field);
}
