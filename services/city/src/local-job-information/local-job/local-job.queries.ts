import { hourlyWageFilter } from "@aiwork/agreement/joint-counter/employment/wage";
import { workplaceFilters } from "@aiwork/agreement/joint-counter/employment/workplace-filters";
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
  textFilter,
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
    ...workplaceFilters(filter),
    textFilter(
      "employer",
      filter?.employer,
      (text) => `strpos(employer_form(employer), employer_form(${text}::text)) > 0`,
    ),
    { name: "type", value: filter?.employmentType, condition: (type) => `employment_type = ${type}` },
    hourlyWageFilter(filter?.minimumHourlyWage),
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
