import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { refuse as refuseState } from "@aiwork/agreement/state-change/state-refusals";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { JobOrderEntity } from "./job-order.entity";
import { jobOrderStatus } from "./job-order-status";
import { requireInTime } from "./require-in-time";

export interface Accepting extends ActInput {
  jobOrderId: string;
  version: number;
}

/** 求人受理: from now on persons may be referred to the order. @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DEADLINE_PASSED */
export async function acceptJobOrder(db: EntityManager, input: Accepting, { caller, clock }: SubgraphContext) {
  const id = parseUuid(input.jobOrderId, "jobOrderId");
  await compareAndSet(db, JobOrderEntity, { id, version: input.version }, async (order) => {
    const from = jobOrderStatus(order, clock.today());
    // guard: order-is-accepted-as-received-once
    if (from !== "RECEIVED") throw refuseState("ILLEGAL_TRANSITION", { from, to: "OPEN" }).at("jobOrderId");
    // guard: order-is-accepted-within-time
    requireInTime(order, clock.today());
    await recordChange(db, caller, { subjectId: id, from, to: "OPEN" });
    return { status: "OPEN" } as const;
  });
  return { jobOrderId: id };
}
