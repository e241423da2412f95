import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { illegalTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReopenJobOrderInput } from "../../generated/resolvers";
import { JOB_ORDER_TRANSITIONS, JobOrderEntity, type JobOrderStatus, jobOrderStatus } from "./job-order.entity";

/**
 * 取消し・不受理の取消し: an order that was canceled by mistake is again what it was before, EXPIRED where its deadline has passed;
 * one that was not accepted by mistake is received again. Its number stays.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function reopenJobOrder(
  db: EntityManager,
  input: ReopenJobOrderInput,
  { caller, clock }: SubgraphContext,
) {
  const id = parseUuid(input.jobOrderId, "jobOrderId");
  const today = clock.today();
  await compareAndSet(db, JobOrderEntity, { id, version: input.version, field: "jobOrderId" }, async (order) => {
    const from = jobOrderStatus(order, today);
    const { reason } = await checkFields({
      status: () => {
        // guard: only-ended-order-is-reopened
        if (from !== "CANCELED" && from !== "NOT_ACCEPTED")
          throw illegalTransition(JOB_ORDER_TRANSITIONS, from, "RECEIVED").at("jobOrderId");
      },
      // guard: order-is-reopened-for-reason
      reason: () => parseReason(input.reason),
    });
    const to = from === "NOT_ACCEPTED" ? "RECEIVED" : await statusBeforeCanceled(db, order, today);
    await recordStateChange(db, caller, { subjectId: id, from, to, reason });
    return { status: to, canceledBeforeAcceptance: false };
  });
  return { jobOrderId: id };
}

/** By the history; a placement that was reported and voided since took the order back to CANCELED, and does not count. */
async function statusBeforeCanceled(
  db: EntityManager,
  { id, referUntil, canceledBeforeAcceptance }: JobOrderEntity,
  today: string,
): Promise<JobOrderStatus> {
  // guard: order-that-was-never-accepted-is-received-again
  if (canceledBeforeAcceptance) return "RECEIVED";
  const [canceled]: { was: JobOrderStatus | null }[] = await db.query(
    `select from_state as was from state_change where subject_id = $1 and to_state = 'CANCELED' and from_state <> 'FILLED'
     order by at desc, id desc limit 1`,
    [id],
  );
  // guard: reopened-order-is-what-it-was
  const was = canceled?.was ?? "OPEN";
  // guard: order-is-reopened-within-its-deadline
  return today > referUntil ? "EXPIRED" : was;
}
