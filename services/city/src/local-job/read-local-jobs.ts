import { filterList, searchFilter } from "@aiwork/runtime/connection/filter-list";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { isStaffOf } from "@aiwork/runtime/identity/role";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { LocalJobFilter } from "../generated/resolvers";
import { LocalJobEntity, UNPUBLISHED } from "./local-job.entity";
import { localJobStatusFilter } from "./local-job-status";

const JOBS: KeysetList = {
  name: "jobs",
  select: `select ${columnsOf(LocalJobEntity)}, drafted_on from local_job`,
  order: [
    ["drafted_on", "date"],
    ["id", "uuid"],
  ],
};

export type LocalJobs = Connection<LocalJobEntity>;

/** The jobs that are open for application on the business day, unless the filter names a status; newest first. */
export async function readLocalJobs(
  { database, clock, caller }: SubgraphContext,
  { search, filter, ...page }: PageArguments & { search?: string | null; filter?: LocalJobFilter | null },
): Promise<LocalJobs> {
  const { list, values } = filterList(JOBS, [
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
      value: isStaffOf(caller, "CITY") ? null : UNPUBLISHED,
      condition: (states) => `status <> all (${states})`,
    },
    searchFilter(search, "search_local_jobs"),
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
