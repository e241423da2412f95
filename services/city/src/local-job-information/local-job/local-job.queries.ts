import { isStaffOf } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import {
  filterList,
  type KeysetList,
  type ListFilter,
  type PageArguments,
  parsePageRequest,
  searchFilter,
} from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { LocalJobFilter } from "../../generated/resolvers";
import { LocalJobEntity, type LocalJobStatus, UNPUBLISHED_JOB_STATUSES } from "./local-job.entity";

export type LocalJobPayload = MutationResult<"localJobId">;

const LOCAL_JOBS_BY_ID: Statement = {
  name: "jobs-by-id",
  text: `select ${columnsOf(LocalJobEntity)} from local_job where id = any ($1::uuid[])`,
};

export const localJobById = requestLoader<SubgraphContext, string, LocalJobEntity>(
  ({ database }, ids) => database.read(LOCAL_JOBS_BY_ID, [ids]),
  ({ id }) => id,
);

const LOCAL_JOBS: KeysetList = {
  name: "jobs",
  select: `select ${columnsOf(LocalJobEntity)}, drafted_on, entered from local_job`,
  order: [
    ["drafted_on", "date"],
    ["entered", "bigint"],
  ],
};

/** `localJobStatus` in SQL, for a list. */
function localJobStatusFilter(status: LocalJobStatus, today: string): ListFilter {
  switch (status) {
    case "PUBLISHED":
      return {
        name: "open",
        value: today,
        condition: (day) => `status = 'PUBLISHED' and apply_by >= ${day}`,
      };
    case "EXPIRED":
      return {
        name: "expired",
        value: today,
        condition: (day) => `(status = 'EXPIRED' or status = 'PUBLISHED' and apply_by < ${day})`,
      };
    default:
      return { name: "status", value: status, condition: (text) => `status = ${text}` };
  }
}

export type LocalJobPage = Connection<LocalJobEntity>;

/** The jobs that are open for application on the business day, unless the filter names a status; newest first. */
export async function readLocalJobs(
  { database, clock, caller }: SubgraphContext,
  { search, filter, ...page }: PageArguments & { search?: string | null; filter?: LocalJobFilter | null },
): Promise<LocalJobPage> {
  const { list, values } = filterList(LOCAL_JOBS, [
    localJobStatusFilter(filter?.status ?? "PUBLISHED", clock.today()),
    { name: "work", value: filter?.occupationCode, condition: (code) => `occupation_code = ${code}` },
    { name: "ward", value: filter?.workplaceWardCode, condition: (code) => `workplace_ward_code = ${code}` },
    { name: "type", value: filter?.employmentType, condition: (type) => `employment_type = ${type}` },
    {
      /** A daily or monthly wage cannot be compared with an hourly one. */
      name: "wage",
      value: filter?.minimumHourlyWage,
      condition: (yen) => `wage_unit = 'HOURLY' and wage_minimum >= ${yen}`,
    },
    {
      name: "public",
      // guard: list-of-local-jobs
      value: isStaffOf(caller, "CITY") ? null : UNPUBLISHED_JOB_STATUSES,
      condition: (states) => `status <> all (${states})`,
    },
    searchFilter(search, "search_local_jobs"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
