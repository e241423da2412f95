import { type Filter, filterList, searchFilter } from "@aiwork/runtime/connection/filter-list";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { QueryJobOrdersArgs } from "../generated/resolvers";
import { openToAgeFilter } from "./age-limit";
import { JobOrderEntity } from "./job-order.entity";
import { jobOrderStatusFilter } from "./job-order-status";
import { publicPart } from "./public-part";

const NEWEST: KeysetList = {
  name: "job-orders",
  select: `select ${columnsOf(JobOrderEntity)}, received_on from job_order`,
  order: [
    ["received_on", "date"],
    ["id", "uuid"],
  ],
};

export type JobOrders = Connection<JobOrderEntity>;

/** The latest order first. Only open orders where no status is given, or the caller is not national staff. @throws AGE_OUT_OF_RANGE */
export function readJobOrders(
  { database, clock, caller }: SubgraphContext,
  { search, filter, ...page }: QueryJobOrdersArgs,
): Promise<JobOrders> {
  // guard: list-of-orders-is-narrowed-to-public
  const { list, values } = filterList(NEWEST, [
    jobOrderStatusFilter(filter?.status, clock.today()),
    { name: "occupation", value: filter?.occupationCode, condition: (code) => `starts_with(occupation_code, ${code})` },
    { name: "ward", value: filter?.workplaceWardCode, condition: (code) => `workplace_ward_code = ${code}` },
    { name: "employment", value: filter?.employmentType, condition: (type) => `employment_type = ${type}` },
    { name: "trial", value: filter?.trialMode, condition: (mode) => `trial_mode = ${mode}` },
    ...publicPart(caller, clock.today()),
    openToAgeFilter(filter?.openToAge),
    hourlyWageFilter(filter?.minimumHourlyWage),
    searchFilter(search, "search_job_orders"),
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}

/** Finds only hourly wages: working hours are free text, so a daily or monthly wage cannot be converted. */
function hourlyWageFilter(yen: number | null | undefined): Filter {
  return {
    name: "wage",
    value: yen,
    condition: (least) => `wage_unit = 'HOURLY' and wage_minimum >= ${least}::int`,
  };
}
