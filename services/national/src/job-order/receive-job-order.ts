import { randomUUID } from "node:crypto";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { type EntityManager, getMetadataArgsStorage } from "typeorm";
import type { ReceiveJobOrderInput } from "../generated/resolvers";
import { JobOrderEntity } from "./job-order.entity";
import { refuse } from "./job-order-refusals";
import { parseJobOrder } from "./parse-job-order";

/**
 * 求人の受付: stores the order as the employer gives it. acceptJobOrder or changeJobOrderStatus decide on it later.
 * @throws ORDER_NUMBER_FORM, ORDER_NUMBER_TAKEN, OCCUPATION_CODE_FORM, WARD_CODE_FORM, OPENINGS_OUT_OF_RANGE,
 * WAGE_OUT_OF_RANGE, WAGE_REVERSED, DAY_IN_THE_FUTURE, REFER_UNTIL_OUT_OF_RANGE, RETIREMENT_AGE_OUT_OF_RANGE,
 * AGE_LIMIT_EMPTY, AGE_LIMIT_REVERSED, AGE_LIMIT_OUTSIDE_GROUND and the errors of texts
 */
export async function receiveJobOrder(db: EntityManager, input: ReceiveJobOrderInput, context: SubgraphContext) {
  const order = { ...parseJobOrder(input, context), id: randomUUID(), status: "RECEIVED" } as const;
  if (!(await insertOrder(db, order))) throw refuse("ORDER_NUMBER_TAKEN").at("number");
  // guard: orders-history-begins-with-receipt
  await recordChange(db, context.caller, { subjectId: order.id, from: null, to: order.status });
  return { jobOrderId: order.id };
}

/** False where the number is taken. Of two concurrent inserts with one number, the second waits for the first. */
async function insertOrder(db: EntityManager, order: Partial<JobOrderEntity>): Promise<boolean> {
  const columns = getMetadataArgsStorage()
    .filterColumns(JobOrderEntity)
    .flatMap(({ propertyName, options }) => {
      const value = order[propertyName as keyof JobOrderEntity];
      return value === undefined ? [] : [{ name: options.name, value }];
    });
  // guard: order-number-is-one-orders
  const inserted: unknown[] = await db.query(
    `insert into job_order (${columns.map(({ name }) => name).join(", ")})
     values (${columns.map((_, i) => `$${i + 1}`).join(", ")}) on conflict (number) do nothing returning id`,
    columns.map(({ value }) => value),
  );
  return inserted.length === 1;
}
