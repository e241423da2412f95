import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { JobOrderEntity } from "./job-order.entity";

export type ActedOnJobOrder = ActedOn<"jobOrderId">;

const BY_ID: Statement = {
  name: "job-orders-by-id",
  text: `select ${columnsOf(JobOrderEntity)} from job_order where id = any ($1::uuid[])`,
};

export const jobOrderById = requestLoader<SubgraphContext, string, JobOrderEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

/** The order of a row with a foreign key to it, so it exists. */
export async function jobOrderOf(context: SubgraphContext, id: string): Promise<JobOrderEntity> {
  const order = await jobOrderById(context).load(id);
  if (!order) throw new Error("A row refers to a job order that does not exist.");
  return order;
}
