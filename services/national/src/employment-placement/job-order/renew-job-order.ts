import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { illegalTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RenewJobOrderInput } from "../../generated/resolvers";
import { JOB_ORDER_TRANSITIONS, JobOrderEntity, jobOrderStatus } from "./job-order.entity";
import { replaceSheet } from "./keep-sheet";
import { parseDeadline } from "./receive-job-order";

/**
 * 求人の更新: an order past its deadline is open again, under its number, up to a new deadline. A suspended one past its
 * deadline too: it could not be resumed.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, REFER_UNTIL_OUT_OF_RANGE
 */
export async function renewJobOrder(db: EntityManager, input: RenewJobOrderInput, { caller, clock }: SubgraphContext) {
  const id = parseUuid(input.jobOrderId, "jobOrderId");
  const today = clock.today();
  await compareAndSet(db, JobOrderEntity, { id, version: input.version, field: "jobOrderId" }, async (order) => {
    const from = jobOrderStatus(order, today);
    // guard: order-within-its-deadline-is-not-renewed
    const isOver = from === "EXPIRED" || (from === "SUSPENDED" && order.referUntil < today);
    if (!isOver) throw illegalTransition(JOB_ORDER_TRANSITIONS, from, "OPEN").at("jobOrderId");
    const referUntil = parseDeadline(input.referUntil, today);
    await recordStateChange(db, caller, { subjectId: id, from, to: "OPEN" });
    return { ...(await replaceSheet(db, order, today)), referUntil, status: "OPEN" as const };
  });
  return { jobOrderId: id };
}
