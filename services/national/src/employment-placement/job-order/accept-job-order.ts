import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { illegalTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { AcceptJobOrderInput } from "../../generated/resolvers";
import { requireBeforeDeadline } from "./change-job-order-status";
import { JOB_ORDER_TRANSITIONS, JobOrderEntity, jobOrderStatus } from "./job-order.entity";

/** 求人受理: from now on persons may be referred to the order. @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DEADLINE_PASSED */
export async function acceptJobOrder(
  db: EntityManager,
  input: AcceptJobOrderInput,
  { caller, clock }: SubgraphContext,
) {
  const id = parseUuid(input.jobOrderId, "jobOrderId");
  await compareAndSet(db, JobOrderEntity, { id, version: input.version, field: "jobOrderId" }, async (order) => {
    const from = jobOrderStatus(order, clock.today());
    // guard: order-is-accepted-as-received-once
    if (from !== "RECEIVED") throw illegalTransition(JOB_ORDER_TRANSITIONS, from, "OPEN").at("jobOrderId");
    // guard: order-is-accepted-within-time
    requireBeforeDeadline(order, clock.today());
    await recordStateChange(db, caller, { subjectId: id, from, to: "OPEN" });
    return { status: "OPEN" } as const;
  });
  return { jobOrderId: id };
}
