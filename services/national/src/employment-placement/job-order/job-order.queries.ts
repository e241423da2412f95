import { parseDayRange } from "@aiwork/agreement/agreement/calendar/days";
import { hourlyWageFilter } from "@aiwork/agreement/joint-counter/employment/wage";
import { workplaceFilters } from "@aiwork/agreement/joint-counter/employment/workplace-filters";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader, requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseNumber, parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, parsePageRequest, searchFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryJobOrderArgs, QueryJobOrdersArgs } from "../../generated/resolvers";
import { withHyphens } from "../registration/registration-number";
import { openToAgeFilter } from "./age-limit";
import { employerFilter, publicJobOrderFilters } from "./job-order.access";
import { JobOrderEntity, jobOrderStatusFilter } from "./job-order.entity";
import { jobOrderQueryError } from "./job-order.errors";

export type JobOrderPayload = MutationResult<"jobOrderId">;

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

/** The order with the sheet of a revision on which the caller sees a referral; the present one is the order itself. */
const SHEETS: Statement = {
  name: "job-order-sheets",
  text: `select ${columnsOf(JobOrderEntity, "sheet")} from unnest($1::uuid[], $2::smallint[]) as requested (id, revision)
    join job_order on job_order.id = requested.id
    cross join lateral jsonb_populate_record(job_order,
      coalesce(sheet_referred_by(requested.id, requested.revision), '{}')) as sheet
    where sheet.revision = requested.revision`,
};

export const jobOrderSheetByRevision = requestLoader<SubgraphContext, string, JobOrderEntity>(
  ({ database }, keys) => {
    const requested = keys.map((key) => key.split(":"));
    return database.read(SHEETS, [requested.map(([id]) => id), requested.map(([, revision]) => Number(revision))]);
  },
  ({ id, revision }) => `${id}:${revision}`,
);

const EARLIER_SHEETS: Statement = {
  name: "earlier-job-order-sheets",
  text: `select ${columnsOf(JobOrderEntity, "sheet")} from job_order_revision as earlier
    join job_order on job_order.id = earlier.job_order_id
    cross join lateral jsonb_populate_record(job_order, earlier.sheet) as sheet
    where earlier.job_order_id = any ($1::uuid[]) order by earlier.revision`,
};

/** The sheets before the present one, oldest first; row-level security gives them to national staff alone. */
export const earlierSheetsOf = groupLoader<SubgraphContext, string, JobOrderEntity>(
  ({ database }, ids) => database.read(EARLIER_SHEETS, [ids]),
  ({ id }) => id,
);

const BY_NUMBER: Statement = {
  name: "job-order-by-number",
  text: `select ${columnsOf(JobOrderEntity)} from job_order where number = $1`,
};
const JOB_ORDER_NUMBER = /^\d{5}-\d{1,8}$/;

/** @throws ID_OR_NUMBER, MALFORMED_ID, INPUT_REQUIRED */
export async function readJobOrder(
  context: SubgraphContext,
  { id, number }: QueryJobOrderArgs,
): Promise<JobOrderEntity | null> {
  if ((id == null) === (number == null)) throw jobOrderQueryError("ID_OR_NUMBER");
  if (id != null) return jobOrderById(context).load(parseUuid(id, "id"));
  const given = withHyphens(parseNumber(number ?? "", "number"));
  if (!JOB_ORDER_NUMBER.test(given)) return null;
  const [found] = await context.database.read<JobOrderEntity>(BY_NUMBER, [given]);
  return found ?? null;
}

const JOB_ORDERS: KeysetList = {
  name: "job-orders",
  select: `select ${columnsOf(JobOrderEntity)}, received_on, entered from job_order`,
  order: [
    ["received_on", "date"],
    ["entered", "bigint"],
  ],
};

export type JobOrders = Connection<JobOrderEntity>;

/** The latest order first. Only open orders where no status is given, or the caller is not national staff. @throws AGE_OUT_OF_RANGE, DAYS_REVERSED, SEARCH_TOO_LONG, UNKNOWN_CODE */
export function readJobOrders(
  { database, clock, caller }: SubgraphContext,
  { search, filter, ...page }: QueryJobOrdersArgs,
): Promise<JobOrders> {
  const { from, to } = parseDayRange({ from: filter?.receivedFrom ?? null, to: filter?.receivedTo ?? null });
  // guard: list-of-orders-is-narrowed-to-public
  const { list, values } = filterList(JOB_ORDERS, [
    jobOrderStatusFilter(filter?.status, clock.today()),
    ...workplaceFilters(filter),
    employerFilter(filter?.employer, caller),
    { name: "from", value: from, condition: (day) => `received_on >= ${day}::date` },
    { name: "to", value: to, condition: (day) => `received_on <= ${day}::date` },
    { name: "employment", value: filter?.employmentType, condition: (type) => `employment_type = ${type}` },
    { name: "trial", value: filter?.trialMode, condition: (mode) => `trial_mode = ${mode}` },
    ...publicJobOrderFilters(caller, clock.today()),
    openToAgeFilter(filter?.openToAge),
    hourlyWageFilter(filter?.minimumHourlyWage),
    searchFilter(search, "search_job_orders"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
