import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryJobOrderArgs } from "../generated/resolvers";
import { refuse } from "../national-refusals";
import { JobOrderEntity } from "./job-order.entity";
import { jobOrderById } from "./job-order.loader";

const BY_NUMBER: Statement = {
  name: "job-order-by-number",
  text: `select ${columnsOf(JobOrderEntity)} from job_order where number = $1`,
};
const NUMBER = /^\d{5}-\d{1,8}$/;

/** @throws ID_OR_NUMBER, MALFORMED_ID */
export async function readJobOrder(
  context: SubgraphContext,
  { id, number }: QueryJobOrderArgs,
): Promise<JobOrderEntity | null> {
  if ((id == null) === (number == null)) throw refuse("ID_OR_NUMBER");
  if (id != null) return jobOrderById(context).load(parseUuid(id, "id"));
  if (number == null || !NUMBER.test(number)) return null;
  const [found] = await context.database.read<JobOrderEntity>(BY_NUMBER, [number]);
  return found ?? null;
}
